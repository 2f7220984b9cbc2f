package io.semstream.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double up to a limit, each shortened by up to half at random so that many waiters do not come back at once. Not thread-safe. */
public final class Backoff {

    /** How a pause is spent; tests hand in one that returns at once. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private Duration next;

    public Backoff(Duration first, Duration most, RandomGenerator random, Sleeper sleeper) {
        if (first.isZero() || first.isNegative() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("backoff from " + first + " to " + most);
        }
        this.first = first;
        this.most = most;
        this.random = random;
        this.sleeper = sleeper;
        this.next = first;
    }

    /** From 100 ms to 10 s, really sleeping. */
    public static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), random, Thread::sleep);
    }

    /** The length of the next pause, between half of the doubled step and all of it. */
    public Duration next() {
        long millis = next.toMillis();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(most) < 0 ? doubled : most;
        return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
    }

    /** Spends the next pause. */
    public void pause() throws InterruptedException {
        sleeper.sleep(next());
    }

    /** After a success: begin with the shortest pause again. */
    public void reset() {
        next = first;
    }
}
