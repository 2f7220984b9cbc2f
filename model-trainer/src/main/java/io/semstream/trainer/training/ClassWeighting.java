package io.semstream.trainer.training;

import java.util.Arrays;

/** How much an image of a category counts, so that rare ones are not overlooked. */
public enum ClassWeighting {
    /** All images alike. */
    NONE,
    /** All categories alike. */
    INVERSE_FREQUENCY,
    /** In between (Cui et al., "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019, with beta 0.999). */
    EFFECTIVE_NUMBER;

    private static final double BETA = 0.999;

    /**
     * @param images
     *            of each category
     * @return one weight for each category, 1 on average over those that have images
     */
    public float[] weights(int[] images) {
        double[] raw = Arrays.stream(images).mapToDouble(count -> count == 0 ? 0 : raw(count)).toArray();
        double mean = Arrays.stream(raw).filter(weight -> weight > 0).average().orElse(1);
        float[] weights = new float[images.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) (raw[k] / mean);
        }
        return weights;
    }

    private double raw(int count) {
        return switch (this) {
            case NONE -> 1;
            case INVERSE_FREQUENCY -> 1.0 / count;
            case EFFECTIVE_NUMBER -> (1 - BETA) / (1 - Math.pow(BETA, count));
        };
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
