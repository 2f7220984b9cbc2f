package io.semstream.micrograph.alignment;

import java.util.Arrays;

/**
 * How much of a frame lies in each direction.
 *
 * @param weights
 *            one for each degree from 0 to 179, together 1
 * @param orientedShare
 *            share of the frame that has a direction, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // made, read and thrown away by one measurement
record Directions(double[] weights, double orientedShare) {
    static final int BINS = 180;

    /**
     * @param sums
     *            one for each degree, not all 0
     */
    static Directions of(double[] sums, double orientedShare) {
        double total = Arrays.stream(sums).sum();
        return new Directions(Arrays.stream(sums).map(sum -> sum / total).toArray(), orientedShare);
    }

    /** Radians of the doubled angle in the middle of a bin. */
    static double doubled(int bin) {
        return 2 * Math.PI * (bin + 0.5) / BINS;
    }

    /** Length of the mean of the doubled angles. */
    double coherency() {
        return Math.min(1, Math.hypot(moment(1, true), moment(1, false)));
    }

    private double moment(int order, boolean cosine) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double angle = order * doubled(bin);
            sum += weights[bin] * (cosine ? Math.cos(angle) : Math.sin(angle));
        }
        return sum;
    }
}
