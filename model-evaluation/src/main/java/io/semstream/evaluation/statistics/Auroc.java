package io.semstream.evaluation.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How well one number tells strange images from known ones: the probability that a strange image has the higher value than a known one, ties counting half. 0.5 is
 * guessing. The interval is that of Hanley and McNeil ("The meaning and use of the area under a ROC curve", Radiology 1982).
 */
public final class Auroc {
    /** Fewer on either side give no interval. */
    private static final int LEAST = 5;

    private Auroc() {}

    /** Both are not empty. */
    public static Estimate of(double[] known, double[] strange) {
        double[] sorted = known.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double value : strange) {
            int below = firstAtLeast(sorted, value);
            int upTo = firstAtLeast(sorted, Math.nextUp(value));
            wins += below + (upTo - below) / 2.0;
        }
        double area = wins / ((double) known.length * strange.length);
        return new Estimate(area, interval(area, known.length, strange.length), strange.length);
    }

    private static Optional<Interval> interval(double area, int known, int strange) {
        if (known < LEAST || strange < LEAST) {
            return Optional.empty();
        }
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double variance = (area * (1 - area) + (strange - 1) * (q1 - area * area) + (known - 1) * (q2 - area * area))
                / ((double) known * strange);
        double half = Normal.TWO_SIDED_95 * Math.sqrt(Math.max(0, variance));
        return Optional.of(new Interval(Math.max(0, area - half), Math.min(1, area + half)));
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
