package io.semstream.agent.pace;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A share of one processor for work that comes again and again: each time it says how long to rest before the next. For one thread. */
public final class CpuShare {

    /** Something to be paid for. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E, InterruptedException;
    }

    /** What a slow start may cost without a rest. */
    private static final long KEPT_NANOS = 60_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Allowance allowance;
    private final LongSupplier nanos;
    private final LongSupplier threadCpuNanos;

    /** @param share of one processor, such as 0.005 */
    public static CpuShare of(double share) {
        return new CpuShare(share, System::nanoTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    CpuShare(double share, LongSupplier nanos, LongSupplier threadCpuNanos) {
        this.allowance = new Allowance(share * NANOS_PER_SECOND, KEPT_NANOS, nanos.getAsLong());
        this.nanos = nanos;
        this.threadCpuNanos = threadCpuNanos;
    }

    /** Does it in this thread. */
    public <T, E extends Exception> T charge(Work<T, E> work) throws E, InterruptedException {
        long before = threadCpuNanos.getAsLong();
        try {
            return work.run();
        } finally {
            allowance.use(Math.max(0, threadCpuNanos.getAsLong() - before), nanos.getAsLong());
        }
    }

    /** Until everything done so far is within the share; zero when it is. */
    public Duration rest() {
        return Duration.ofNanos(Math.max(0, allowance.use(0, nanos.getAsLong())));
    }
}
