package io.semstream.agent.arrival;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a file must have stayed the same before it counts as finished.
 *
 * @param quiet
 *            for a file whose structure is complete
 * @param incomplete
 *            for a file that ends too early or is no image at all; afterwards it goes the same way, to become a dead letter downstream
 * @param empty
 *            for a file without a byte
 */
public record SettleRule(Duration quiet, Duration incomplete, Duration empty) {

    /** How a file must be to need no more than {@link #quiet}. */
    @FunctionalInterface
    public interface Completeness {
        boolean isComplete();
    }

    public SettleRule {
        if (quiet.isNegative() || quiet.isZero() || incomplete.compareTo(quiet) < 0 || empty.compareTo(quiet) < 0) {
            throw new IllegalArgumentException(
                    "quiet " + quiet + ", incomplete " + incomplete + ", empty " + empty + ": expected 0 < quiet <= both others");
        }
    }

    /** How much longer to wait; zero when the file is finished. */
    public Duration remaining(FileFacts facts, Instant unchangedSince, Instant now, Completeness completeness) {
        Duration unchanged = Duration.between(unchangedSince, now);
        if (facts.size() == 0) {
            return lookAgainAfter(left(empty, unchanged), unchanged);
        }
        Duration quietLeft = left(quiet, unchanged);
        if (!quietLeft.isZero() || completeness.isComplete()) {
            return quietLeft;
        }
        return lookAgainAfter(left(incomplete, unchanged), unchanged);
    }

    /** A file that is not whole may become so at any time, even without a change of size or time: look again soon, then more and more rarely. */
    private Duration lookAgainAfter(Duration left, Duration unchanged) {
        Duration next = unchanged.compareTo(quiet) < 0 ? quiet : unchanged;
        return left.compareTo(next) < 0 ? left : next;
    }

    private static Duration left(Duration needed, Duration unchanged) {
        Duration left = needed.minus(unchanged);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
