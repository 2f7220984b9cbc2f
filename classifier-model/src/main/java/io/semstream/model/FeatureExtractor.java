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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A backbone without a head, for training one: from prepared images to embeddings. Thread-safe: threads compute beside each other. */
public final class FeatureExtractor implements AutoCloseable {
    private final Network network;
    private final Queue<Network.Session> idle = new ConcurrentLinkedQueue<>();

    private FeatureExtractor(Network network) {
        this.network = network;
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
        Network.Session session = Optional.ofNullable(idle.poll()).orElseGet(network::open);
        try {
            return session.predict(batch).stream().map(NetworkOutput::embedding).toArray(float[][]::new);
        } finally {
            idle.add(session);
        }
    }

    /** Not while a thread computes. */
    @Override
    public void close() {
        idle.forEach(Network.Session::close);
        network.close();
    }
}
