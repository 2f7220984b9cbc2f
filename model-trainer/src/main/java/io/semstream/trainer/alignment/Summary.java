package io.semstream.trainer.alignment;

import java.util.List;
import java.util.Locale;

/**
 * Errors of one method under one condition.
 *
 * @param meanAbsoluteError
 *            of the aligned fraction
 * @param bias
 *            mean of measured minus true fraction
 * @param meanDirectionError
 *            degrees, where at least 0.4 is aligned and a direction was given; 0 when that is nowhere
 * @param directionsMissing
 *            frames of at least 0.4 without a direction
 */
record Summary(int images, double meanAbsoluteError, double bias, double meanDirectionError, int directionsMissing) {
    private static final double DIRECTION_MATTERS = 0.39;

    static Summary of(List<Measured> measured) {
        List<Measured> directed = measured.stream().filter(one -> one.truth() > DIRECTION_MATTERS).toList();
        return new Summary(measured.size(), measured.stream().mapToDouble(Measured::error).average().orElse(0),
                measured.stream().mapToDouble(one -> one.fraction() - one.truth()).average().orElse(0),
                directed.stream().mapToDouble(Measured::directionError).filter(Double::isFinite).average().orElse(0),
                (int) directed.stream().filter(one -> Double.isNaN(one.directionError())).count());
    }

    String sentence(String method) {
        return String.format(Locale.ROOT, "%s off by %.3f in the fraction (bias %+.3f), by %.1f degrees in the direction%s", method,
                meanAbsoluteError, bias, meanDirectionError,
                directionsMissing == 0 ? "" : ", " + directionsMissing + " directions missing");
    }
}
