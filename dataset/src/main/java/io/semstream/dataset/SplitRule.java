package io.semstream.dataset;

import java.util.Collection;
import java.util.List;

/**
 * How a data set was split.
 *
 * @param train
 *            share of the images, all three together 1
 * @param keepTogether
 *            what stays on one side, by the names of the command line
 */
public record SplitRule(long seed, double train, double validation, double test, List<String> keepTogether) {
    private static final double ROUNDING = 1e-6;

    public SplitRule {
        keepTogether = keepTogether.stream().sorted().distinct().toList();
        if (!(train > 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) < ROUNDING)) {
            throw new IllegalArgumentException(
                    "shares must be 0 or more, that of training above 0, and together 1: " + train + ", " + validation + ", " + test);
        }
    }

    public static SplitRule of(long seed, double train, double validation, double test, Collection<String> keepTogether) {
        return new SplitRule(seed, train, validation, test, List.copyOf(keepTogether));
    }

    public double share(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }
}
