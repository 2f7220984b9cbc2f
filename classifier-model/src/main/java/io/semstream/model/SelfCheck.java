package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import io.semstream.model.network.OutputKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Asks a network about an empty frame and about noise before it is served, and warms it up by doing so. */
final class SelfCheck {
    /** libtorch records, then optimises, then runs: from the third call on a shape is fast. */
    private static final int WARM_UP_CALLS = 3;
    private static final int MID_GREY = 128;

    private final BundleContent bundle;

    SelfCheck(BundleContent bundle) {
        this.bundle = bundle;
    }

    /**
     * @throws IllegalArgumentException
     *             when the network does not keep the bundle's promises
     */
    void run(Network network, int maxBatch) {
        try (Network.Session session = network.open()) {
            for (int call = 0; call < WARM_UP_CALLS; call++) {
                verify(session, List.of(emptyFrame(bundle.input())));
                verify(session, Collections.nCopies(maxBatch, noise()));
            }
        }
    }

    static GrayImage emptyFrame(InputContract input) {
        byte[] samples = new byte[input.pixels()];
        Arrays.fill(samples, (byte) MID_GREY);
        return new GrayImage(input.width(), input.height(), samples);
    }

    private GrayImage noise() {
        byte[] samples = new byte[bundle.input().pixels()];
        new Random(1).nextBytes(samples);
        return new GrayImage(bundle.input().width(), bundle.input().height(), samples);
    }

    private void verify(Network.Session session, List<GrayImage> batch) {
        List<NetworkOutput> outputs = session.predict(batch);
        require(outputs.size() == batch.size(), outputs.size() + " answers to " + batch.size() + " images");
        outputs.forEach(this::verify);
    }

    private void verify(NetworkOutput output) {
        require(output.finite(), "NaN or infinity for a test image");
        if (bundle.output() != OutputKind.EMBEDDING) {
            require(output.logits().length == bundle.categories().size(),
                    output.logits().length + " logits for " + bundle.categories().size() + " categories");
        }
        bundle.head().ifPresent(head -> requireDimensions(head.dimensions(), output));
        bundle.calibration().outOfDomain().ifPresent(domain -> requireDimensions(domain.dimensions(), output));
    }

    private static void requireDimensions(int expected, NetworkOutput output) {
        require(output.embedding().length == expected, "embeddings of " + output.embedding().length + " instead of " + expected);
    }

    private static void require(boolean holds, String found) {
        if (!holds) {
            throw new IllegalArgumentException("the network gives " + found);
        }
    }
}
