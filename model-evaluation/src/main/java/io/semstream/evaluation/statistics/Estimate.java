package io.semstream.evaluation.statistics;

import java.util.Optional;

/**
 * A number from a sample.
 *
 * @param interval
 *            95 %; absent where there is too little to tell
 * @param count
 *            what it comes from: images, or for a bootstrap groups of images
 */
public record Estimate(double value, Optional<Interval> interval, long count) {

    /**
     * A share with the interval of Wilson ("Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927), which stays within 0 and 1 and is right
     * for few images too, as long as they are independent.
     *
     * @param all
     *            at least 1
     */
    public static Estimate share(long some, long all) {
        if (all < 1 || some < 0 || some > all) {
            throw new IllegalArgumentException(some + " of " + all);
        }
        double p = (double) some / all;
        double z = Normal.TWO_SIDED_95;
        double centre = (p + z * z / (2 * all)) / (1 + z * z / all);
        double half = z * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all)) / (1 + z * z / all);
        Interval interval = new Interval(some == 0 ? 0 : Math.max(0, centre - half), some == all ? 1 : Math.min(1, centre + half));
        return new Estimate(p, Optional.of(interval), all);
    }

    /** A share of none is nothing. */
    public static Optional<Estimate> shareOf(long some, long all) {
        return all == 0 ? Optional.empty() : Optional.of(share(some, all));
    }
}
