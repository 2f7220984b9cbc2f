package io.semstream.evaluation.statistics;

/** Where a number lies with 95 % confidence. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high);
        }
    }
}
