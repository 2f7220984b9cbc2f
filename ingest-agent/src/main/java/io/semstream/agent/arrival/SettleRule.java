package io.semstream.agent.arrival;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long a file must have stayed the same before it counts as finished.
 *
 * @param quiet
 *            for a file whose structure is complete
 * @param incomplete
 *            for an image whose end is missing, and which its writer may go on with after any pause; afterwards it goes the same way, to become a dead letter
 *            downstream
 * @param unknown
 *            for a file of no format that could tell
 * @param empty
 *            for a file without a byte
 */
public record SettleRule(Duration quiet, Duration incomplete, Duration unknown, Duration empty) {

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    public SettleRule {
        boolean tooShort = Stream.of(incomplete, unknown, empty).anyMatch(wait -> wait.compareTo(quiet) < 0);
        if (quiet.isNegative() || quiet.isZero() || tooShort) {
            throw new IllegalArgumentException("quiet " + quiet + ", incomplete " + incomplete + ", unknown " + unknown + ", empty " + empty
                    + ": expected 0 < quiet <= all others");
        }
    }

    /**
     * How much longer to wait; zero when the file is finished.
     *
     * @param shape
     *            only asked of a file that has been quiet
     */
    public Duration remaining(FileFacts facts, Instant unchangedSince, Instant now, Supplier<Shape> shape) {
        Duration unchanged = Duration.between(unchangedSince, now);
        if (facts.size() == 0) {
            return lookAgainAfter(left(empty, unchanged), unchanged);
        }
        Duration quietLeft = left(quiet, unchanged);
        if (!quietLeft.isZero()) {
            return quietLeft;
        }
        return switch (shape.get()) {
            case WHOLE -> Duration.ZERO;
            case CUT_OFF -> lookAgainAfter(left(incomplete, unchanged), unchanged);
            case UNKNOWN -> lookAgainAfter(left(unknown, unchanged), unchanged);
        };
    }

    /** A file that is not whole may become so at any time, even without a change of size or time: look again soon, then more and more rarely. */
    private Duration lookAgainAfter(Duration left, Duration unchanged) {
        Duration next = unchanged.compareTo(quiet) < 0 ? quiet : shorter(unchanged, LONGEST_PAUSE);
        return shorter(left, next);
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    private static Duration left(Duration needed, Duration unchanged) {
        Duration left = needed.minus(unchanged);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
