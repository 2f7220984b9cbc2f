package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import io.semstream.model.network.OutputKind;
import io.semstream.model.network.TorchNetwork;
import java.nio.file.Path;
import java.util.List;

/** A backbone without a head, for training one: from prepared images to embeddings. For one thread at a time. */
public final class FeatureExtractor implements AutoCloseable {
    private final Network network;
    private final Network.Session session;

    private FeatureExtractor(Network network) {
        this.network = network;
        this.session = network.open();
    }

    /**
     * @param backbone
     *            TorchScript with an embedding as its output
     */
    public static FeatureExtractor open(Path backbone, InputContract input, Device device) {
        return new FeatureExtractor(TorchNetwork.load(backbone, input, OutputKind.EMBEDDING, device));
    }

    /** One embedding for each image, in order; the images come from {@code ModelInput.prepare}. */
    public float[][] embed(List<GrayImage> batch) {
        return session.predict(batch).stream().map(NetworkOutput::embedding).toArray(float[][]::new);
    }

    @Override
    public void close() {
        session.close();
        network.close();
    }
}
