package io.semstream.agent.pace;

/**
 * So much per second, for any number of threads together. What is not used is kept for a short while, so that something small that comes alone is never held up.
 */
final class Allowance {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final long keptNanos;
    private long paidUntil;

    /**
     * @param keptNanos
     *            for how long an unused share is kept
     * @param now
     *            any fixed clock's nanoseconds
     */
    Allowance(double perSecond, long keptNanos, long now) {
        this.perSecond = perSecond;
        this.keptNanos = keptNanos;
        this.paidUntil = now - keptNanos;
    }

    /** Nanoseconds until what was used up to now is paid for; zero or less when it is. */
    synchronized long use(long amount, long now) {
        paidUntil = Math.max(paidUntil, now - keptNanos) + (long) (amount * NANOS_PER_SECOND / perSecond);
        return paidUntil - now;
    }
}
