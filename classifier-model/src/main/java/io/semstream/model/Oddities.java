package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a network's answers show of common mistakes in exporting one. None of them makes it unusable, each makes its labels worse. */
final class Oddities {
    /** Relative; a batch of another size is summed in another order, on a GPU also less exactly. */
    private static final double SAME_IN_A_BATCH = 1e-2;
    private static final double BLIND = 1e-5;
    private static final double SUM_OF_PROBABILITIES = 1e-4;

    private final BundleContent bundle;

    Oddities(BundleContent bundle) {
        this.bundle = bundle;
    }

    /** A sentence for each. */
    List<String> of(Network network) {
        List<GrayImage> images = List.of(noise(2), ramp(), SelfCheck.emptyFrame(bundle.input()));
        try (Network.Session session = network.open()) {
            List<float[]> inBatch = session.predict(images).stream().map(this::numbers).toList();
            List<float[]> alone = images.stream().map(image -> numbers(session.predict(List.of(image)).getFirst())).toList();
            return judge(inBatch, alone);
        }
    }

    private List<String> judge(List<float[]> inBatch, List<float[]> alone) {
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            if (!same(inBatch.get(i), alone.get(i), SAME_IN_A_BATCH)) {
                odd.add("an image gets other numbers in a batch than alone: was the network exported without model.eval()?");
                break;
            }
        }
        if (alone.stream().allMatch(numbers -> same(numbers, alone.getFirst(), BLIND))) {
            odd.add("noise, a ramp and an empty frame get the same numbers: does the network see its input in the scale that was promised?");
        }
        if (bundle.head().isEmpty() && alone.stream().allMatch(Oddities::probabilities)) {
            odd.add("the logits are between 0 and 1 and add up to 1: take the softmax out of the network, semstream applies it");
        }
        return odd;
    }

    private float[] numbers(NetworkOutput output) {
        return bundle.head().isPresent() ? output.embedding() : output.logits();
    }

    private static boolean same(float[] a, float[] b, double tolerance) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i]));
            difference = Math.max(difference, Math.abs(a[i] - b[i]));
        }
        return difference <= tolerance * largest;
    }

    private static boolean probabilities(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            if (logit < 0 || logit > 1) {
                return false;
            }
            sum += logit;
        }
        return Math.abs(sum - 1) <= SUM_OF_PROBABILITIES;
    }

    private GrayImage noise(long seed) {
        byte[] samples = new byte[bundle.input().pixels()];
        new Random(seed).nextBytes(samples);
        return new GrayImage(bundle.input().width(), bundle.input().height(), samples);
    }

    private GrayImage ramp() {
        InputContract input = bundle.input();
        byte[] samples = new byte[input.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % input.width() * 255 / input.width());
        }
        return new GrayImage(input.width(), input.height(), samples);
    }
}
