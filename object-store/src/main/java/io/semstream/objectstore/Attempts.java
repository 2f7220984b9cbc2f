package io.semstream.objectstore;

import io.semstream.objectstore.ObjectStoreException.Unavailable;
import io.semstream.runtime.Backoff;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Does something again while the store is away: a few times, with growing and jittered pauses, and no new attempt in the second half of the time limit. Thread-safe. */
final class Attempts {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(2);

    private final int most;
    private final Duration timeout;
    private final RandomGenerator random;
    private final Backoff.Sleeper sleeper;
    private final LongSupplier nanoTime;

    /**
     * @param random
     *            thread-safe
     */
    Attempts(int most, Duration timeout, RandomGenerator random, Backoff.Sleeper sleeper, LongSupplier nanoTime) {
        this.most = most;
        this.timeout = timeout;
        this.random = random;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
    }

    /** The first answer, or the last failure. */
    <T> T first(Supplier<T> attempt) {
        Backoff backoff = new Backoff(FIRST_PAUSE, MOST_PAUSE, random, sleeper);
        long noneAfter = nanoTime.getAsLong() + timeout.toNanos() / 2;
        for (int made = 1;; made++) {
            try {
                return attempt.get();
            } catch (Unavailable away) {
                if (made >= most || !paused(backoff) || nanoTime.getAsLong() - noneAfter > 0) {
                    throw away;
                }
            }
        }
    }

    private static boolean paused(Backoff backoff) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            backoff.pause();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
