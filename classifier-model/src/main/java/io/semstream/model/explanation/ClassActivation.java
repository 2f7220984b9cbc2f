package io.semstream.model.explanation;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.BundleContent;
import io.semstream.model.network.FeatureMap;
import io.semstream.model.network.FeatureMaps;
import java.util.List;
import java.util.Random;

/**
 * The share of each place in a category's logit, less the mean of that over all categories: a softmax does not see what all logits have in common. Over the frame
 * the map's mean is the image's own logit less the mean logit.
 */
final class ClassActivation implements Evidence {
    private static final double TOLERANCE = 0.01;
    private static final int LEVELS = 256;

    private final BundleContent bundle;
    private final FeatureMaps maps;

    ClassActivation(BundleContent bundle, FeatureMaps maps) {
        this.bundle = bundle;
        this.maps = maps;
    }

    @Override
    public EvidenceMap map(GrayImage input, int category) {
        FeatureMap found = maps.of(List.of(input)).getFirst();
        double[] values = new double[found.width() * found.height()];
        for (int y = 0; y < found.height(); y++) {
            for (int x = 0; x < found.width(); x++) {
                values[y * found.width() + x] = share(found, x, y, category);
            }
        }
        return new EvidenceMap(found.width(), found.height(), values);
    }

    private double share(FeatureMap found, int x, int y, int category) {
        float[] here = new float[found.channels()];
        for (int c = 0; c < here.length; c++) {
            here[c] = found.at(c, x, y);
        }
        float[] logits = bundle.head().map(head -> head.logits(here)).orElse(here);
        double mean = 0;
        for (float logit : logits) {
            mean += logit / logits.length;
        }
        return logits[category] - mean;
    }

    /** Whether the mean of the maps is what the network pools, but for a constant: maps of something else explain nothing. */
    boolean fits(Answers answers) {
        return Math.max(misfit(answers, noise(1, LEVELS)), misfit(answers, noise(2, LEVELS / 4))) < TOLERANCE;
    }

    private double misfit(Answers answers, GrayImage frame) {
        float[] pooled = answers.pooled(frame);
        float[] means = maps.of(List.of(frame)).getFirst().pooled();
        GrayImage other = noise(3, LEVELS / 2);
        float[] otherPooled = answers.pooled(other);
        float[] otherMeans = maps.of(List.of(other)).getFirst().pooled();
        if (pooled.length != means.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        double largest = 1e-3;
        for (int d = 0; d < pooled.length; d++) {
            worst = Math.max(worst, Math.abs(pooled[d] - means[d] - (otherPooled[d] - otherMeans[d])));
            largest = Math.max(largest, Math.abs(pooled[d]));
        }
        return worst / largest;
    }

    private GrayImage noise(long seed, int levels) {
        Random random = new Random(seed);
        byte[] samples = new byte[bundle.input().pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.nextInt(levels);
        }
        return new GrayImage(bundle.input().width(), bundle.input().height(), samples);
    }
}
