package io.semstream.agent.arrival;

import io.semstream.agent.folder.FoundFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The found files that are not finished, each once, in the order in which they are to be looked at. Holds a bounded number: events that find no room are dropped (a scan finds those
 * files again), scans wait for room. Thread-safe.
 */
public final class Arrivals {

    private final int capacity;
    private final Duration quiet;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Arrival> byLocation = new HashMap<>();
    private final PriorityQueue<Arrival> queue = new PriorityQueue<>(Comparator.comparing(Arrival::due));

    public Arrivals(int capacity, Duration quiet, Clock clock) {
        this.capacity = capacity;
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * A file was created or changed just now.
     *
     * @return false when there was no room
     */
    public boolean changed(FoundFile file) {
        lock.lock();
        try {
            Arrival known = byLocation.get(file.location());
            if (known != null) {
                known.changedInWork |= known.inWork;
                hasten(known);
                return true;
            }
            return byLocation.size() < capacity && add(file, recently());
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits long for a file that was empty or cut off need not, now that it grows. */
    private void hasten(Arrival arrival) {
        Instant soon = clock.instant().plus(quiet);
        if (arrival.due.isAfter(soon) && queue.remove(arrival)) {
            arrival.due = soon;
            queue.add(arrival);
            changed.signalAll();
        }
    }

    /**
     * A scan found a file; waits for room.
     *
     * @param old
     *            whether its modification time is believed however old it is, so that files from before the agent's start are not waited for
     * @return whether it was not on its way already
     */
    public boolean found(FoundFile file, boolean old) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (byLocation.size() >= capacity && !byLocation.containsKey(file.location())) {
                changed.await();
            }
            return !byLocation.containsKey(file.location()) && add(file, old ? Instant.MIN : recently());
        } finally {
            lock.unlock();
        }
    }

    /** A file nobody watched until now has been quiet for some time at most: clocks of file servers differ. */
    private Instant recently() {
        return clock.instant().minus(quiet.multipliedBy(3).dividedBy(4));
    }

    private boolean add(FoundFile file, Instant trustedFrom) {
        Arrival arrival = new Arrival(file, clock.instant(), trustedFrom);
        byLocation.put(file.location(), arrival);
        queue.add(arrival);
        changed.signalAll();
        return true;
    }

    /** The next file to look at, when it is time; it is in work until one of the methods below is called with it. */
    public Arrival next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Arrival first = queue.peek();
                if (first == null) {
                    changed.await();
                    continue;
                }
                Duration wait = Duration.between(clock.instant(), first.due);
                if (wait.isNegative() || wait.isZero()) {
                    queue.remove();
                    first.inWork = true;
                    first.changedInWork = false;
                    return first;
                }
                changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes how the file looks now and says since when it looks like this. */
    public Instant looked(Arrival arrival, FileFacts facts) {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (arrival.facts.filter(facts::equals).isEmpty()) {
                arrival.unchangedSince = believable(facts.modified(), arrival.lookedAt, now);
                arrival.facts = Optional.of(facts);
            }
            arrival.lookedAt = now;
            return arrival.unchangedSince;
        } finally {
            lock.unlock();
        }
    }

    /** The modification time where it agrees with what we saw ourselves, else the nearest time that does. */
    private static Instant believable(Instant modified, Instant unchangedBefore, Instant now) {
        if (modified.isAfter(now)) {
            return now;
        }
        return modified.isBefore(unchangedBefore) ? unchangedBefore : modified;
    }

    /** Not finished: look at it again after a while. */
    public void later(Arrival arrival, Duration wait) {
        lock.lock();
        try {
            arrival.inWork = false;
            arrival.due = clock.instant().plus(wait);
            queue.add(arrival);
            if (arrival.changedInWork) {
                hasten(arrival);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** It could not be read: like {@link #later}, and counted. */
    public void failed(Arrival arrival, Duration wait) {
        arrival.failures++;
        later(arrival, wait);
    }

    /** Taken care of, or gone; if it changed meanwhile it is a new arrival. */
    public void done(Arrival arrival) {
        lock.lock();
        try {
            byLocation.remove(arrival.file().location());
            if (arrival.changedInWork) {
                add(arrival.file(), recently());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For how long the one that came first has been on its way. */
    public Optional<Duration> oldest() {
        lock.lock();
        try {
            return byLocation.values().stream().map(Arrival::since).min(Comparator.naturalOrder())
                    .map(first -> Duration.between(first, clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    /** A file on its way. */
    public record Waiting(FoundFile file, Duration age) {}

    /** Those on their way, in no order. */
    public List<Waiting> waiting() {
        lock.lock();
        try {
            Instant now = clock.instant();
            return byLocation.values().stream().map(arrival -> new Waiting(arrival.file(), Duration.between(arrival.since(), now)))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How many are on their way. */
    public int size() {
        lock.lock();
        try {
            return byLocation.size();
        } finally {
            lock.unlock();
        }
    }
}
