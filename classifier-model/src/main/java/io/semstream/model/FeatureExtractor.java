package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import java.nio.file.Path;
import java.util.List;

/** A backbone without a head, for training one: from prepared images to embeddings. For one thread at a time. */
public final class FeatureExtractor implements AutoCloseable {

    private FeatureExtractor() {}

    /**
     * @param backbone
     *            TorchScript with an embedding as its output
     */
    public static FeatureExtractor open(Path backbone, InputContract input, Device device) {
        return new FeatureExtractor();
    }

    /** One embedding for each image, in order; the images come from {@code ModelInput.prepare}. */
    public float[][] embed(List<GrayImage> batch) {
        return new float[batch.size()][];
    }

    @Override
    public void close() {}
}
