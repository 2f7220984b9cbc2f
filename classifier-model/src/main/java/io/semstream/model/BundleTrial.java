package io.semstream.model;

import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.Network;
import io.semstream.model.network.PredictionException;
import io.semstream.model.network.TorchNetwork;
import java.util.List;

/** Tries a bundle's network out as the engine does before it serves, and looks at what it answers. */
public final class BundleTrial {
    private static final int BATCH = EngineConfig.standard().maxBatch();

    private BundleTrial() {}

    /**
     * @return what is odd about its answers without being refused, a sentence each
     * @throws InvalidBundle
     *             when the network does not do what the bundle promises
     * @throws io.semstream.model.network.NetworkUnavailable
     *             when libtorch cannot load it
     */
    public static List<String> run(ModelBundle bundle, Device device) {
        try (TorchNetwork network = TorchNetwork.load(bundle.model(), bundle.input(), bundle.output(), device)) {
            return run(bundle, network);
        }
    }

    static List<String> run(ModelBundle bundle, Network network) {
        try {
            new SelfCheck(bundle.content()).run(network, BATCH);
            return new Oddities(bundle.content()).of(network);
        } catch (IllegalArgumentException e) {
            throw refused(bundle, String.valueOf(e.getMessage()), e);
        } catch (PredictionException e) {
            InputContract input = bundle.input();
            String message = String.valueOf(e.getMessage());
            String hint = message.contains("3 channels")
                    ? "; where it wants three channels, begin its forward with x.expand(-1, 3, -1, -1)"
                    : "";
            throw refused(bundle, "%s (it is given a batch [B,1,%d,%d] of %s%s)".formatted(message, input.height(), input.width(),
                    input.sampleType(), hint), e);
        }
    }

    private static InvalidBundle refused(ModelBundle bundle, String what, RuntimeException cause) {
        return new InvalidBundle(bundle.directory(), what, "Make it from a network that fits", cause);
    }
}
