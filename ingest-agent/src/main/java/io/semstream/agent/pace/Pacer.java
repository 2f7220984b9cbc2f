package io.semstream.agent.pace;

import io.semstream.objectstore.ReadPace;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the threads that read images within a number of bytes per second and a share of the processors, all of them together: each tells after every piece it has
 * read, and waits here when the limit is used up. Of the processors it counts all that these threads have used since they told last, whatever for: hashing, sending,
 * encryption, the ledger. What other threads do (scans, Kafka's clients, the JVM's own) is not counted.
 */
public final class Pacer implements ReadPace {

    /** Waits; so that a test need not. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /** Shorter than the pause between two images, and longer than an image takes that comes alone. */
    private static final long BYTES_KEPT_NANOS = 250_000_000;
    private static final long CPU_KEPT_NANOS = 1_000_000_000;
    private static final double PERCENT = 100;
    private static final double CPU_NANOS_PER_SECOND = 1e9;

    private final Optional<Allowance> bytes;
    private final Allowance cpu;
    private final LongSupplier nanos;
    private final LongSupplier threadCpuNanos;
    private final Sleeper sleeper;
    private final ThreadLocal<Long> told = ThreadLocal.withInitial(() -> 0L);

    public static Pacer within(PaceLimits limits) {
        double processors = limits.cpuPercent() * Runtime.getRuntime().availableProcessors() / PERCENT;
        return new Pacer(limits.bytesPerSecond(), processors, System::nanoTime,
                ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, Thread::sleep);
    }

    /**
     * @param processors
     *            how many may be busy
     */
    Pacer(Optional<Long> bytesPerSecond, double processors, LongSupplier nanos, LongSupplier threadCpuNanos, Sleeper sleeper) {
        long now = nanos.getAsLong();
        this.bytes = bytesPerSecond.map(rate -> new Allowance(rate, BYTES_KEPT_NANOS, now));
        this.cpu = new Allowance(processors * CPU_NANOS_PER_SECOND, CPU_KEPT_NANOS, now);
        this.nanos = nanos;
        this.threadCpuNanos = threadCpuNanos;
        this.sleeper = sleeper;
    }

    @Override
    public void read(int count) throws InterruptedIOException {
        long now = nanos.getAsLong();
        long used = usedByThisThread();
        long wait = Math.max(cpu.use(used, now), bytes.map(allowance -> allowance.use(count, now)).orElse(0L));
        if (wait > 0) {
            sleep(Duration.ofNanos(wait));
        }
    }

    private long usedByThisThread() {
        long total = Math.max(0, threadCpuNanos.getAsLong());
        long before = told.get();
        told.set(total);
        return total - before;
    }

    private void sleep(Duration wait) throws InterruptedIOException {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
