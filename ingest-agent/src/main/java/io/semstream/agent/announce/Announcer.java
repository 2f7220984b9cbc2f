package io.semstream.agent.announce;

import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.ledger.LedgerEntry;
import io.semstream.agent.ledger.Unsent;
import io.semstream.agent.world.Surroundings;
import io.semstream.event.ImageIngested;
import io.semstream.runtime.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the ledger holds, exactly once. Before a batch is sent the ledger says so and from which positions on it would be found; a batch whose fate is unknown (after a crash or
 * a lost connection) is looked for there, once the topic's writer is settled to be us, and only what is missing is sent again.
 */
public final class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);
    /** Whoever has work says so; this is for work that nobody spoke of. */
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int RESTORE_PAGE = 1000;

    private final Ledger ledger;
    private final Supplier<EventLog> logs;
    private final EventMessages messages;
    private final RestoredLocations locations;
    private final Surroundings surroundings;
    private final Backoff backoff;
    private final int batchSize;
    private final Consumer<Unsent> sent;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch rebuilt = new CountDownLatch(1);
    private volatile boolean stopping;

    /** @param sent told of everything that is in its topic for sure, once per line of the ledger and process */
    public Announcer(Ledger ledger, Supplier<EventLog> logs, EventMessages messages, RestoredLocations locations,
            Surroundings surroundings, Backoff backoff, int batchSize, Consumer<Unsent> sent) {
        this.ledger = ledger;
        this.logs = logs;
        this.messages = messages;
        this.locations = locations;
        this.surroundings = surroundings;
        this.backoff = backoff;
        this.batchSize = batchSize;
        this.sent = sent;
        if (!ledger.needsRebuilding()) {
            rebuilt.countDown();
        }
    }

    /** The ledger has something to publish. */
    public void wake() {
        work.release();
    }

    /** Returns when the ledger knows what was announced before it began: only then can it say what is new. */
    public void awaitRebuilt() throws InterruptedException {
        rebuilt.await();
    }

    /** Ends {@link #run} after what the ledger holds has been published, if that goes without waiting. */
    public void stop() {
        stopping = true;
        wake();
    }

    /** Publishes until stopped or interrupted. */
    public void run() {
        try {
            while (!stopping) {
                session();
            }
        } catch (InterruptedException | InterruptException interrupted) {
            log.debug("announcing ends");
        }
    }

    private void session() throws InterruptedException {
        try (EventLog events = logs.get()) {
            events.takeOver();
            rebuild(events);
            settle(events);
            surroundings.back(Surroundings.BROKER);
            do {
                work.drainPermits();
                announceAll(events);
                gotThrough();
            } while (!stopping && awaitWork());
        } catch (EventLogAway away) {
            surroundings.away(away.part(), String.valueOf(away.getMessage()));
            log.debug("announcing failed", away);
            if (!stopping) {
                backoff.pause();
            }
        }
    }

    private boolean awaitWork() throws InterruptedException {
        boolean woken = work.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        return woken || !stopping;
    }

    /** Only now: a broker that answers while the registry does not would otherwise be asked again without a pause. */
    private void gotThrough() {
        backoff.reset();
        surroundings.back(Surroundings.REGISTRY);
    }

    private void announceAll(EventLog events) {
        List<Unsent> batch = ledger.unsent(batchSize);
        while (!batch.isEmpty()) {
            announce(events, batch);
            batch = ledger.unsent(batchSize);
        }
    }

    private void announce(EventLog events, List<Unsent> unsent) {
        List<Unsent> batch = new ArrayList<>();
        List<Outgoing> records = new ArrayList<>();
        for (Unsent line : unsent) {
            Optional<Outgoing> record = messages.outgoing(line);
            if (record.isPresent()) {
                batch.add(line);
                records.add(record.get());
            } else {
                log.warn("{}: recorded by another version of the agent, it will be looked at again", line);
                ledger.forget(line);
            }
        }
        EventLog.Batch prepared = events.prepare(records);
        ledger.markAnnouncing(batch, events.positions());
        prepared.commit();
        done(batch);
    }

    private void done(List<Unsent> batch) {
        batch.forEach(sent);
        ledger.markSent(batch);
    }

    /** Finds out what became of a batch that was left in the middle. */
    private void settle(EventLog events) {
        List<Unsent> open = ledger.announcing();
        if (open.isEmpty()) {
            return;
        }
        Map<String, Unsent> missing = new HashMap<>();
        open.forEach(line -> missing.put(line.imageId().orElseThrow(), line));
        List<Unsent> found = new ArrayList<>();
        events.read(ledger.announcingFrom(), event -> {
            if (messages.isOurs(event)) {
                Optional.ofNullable(missing.remove(event.getImageId())).ifPresent(found::add);
            }
        });
        log.info("{} announcements were left in the middle: {} are in the topic, {} are sent again", open.size(),
                found.size(), missing.size());
        ledger.markUploaded(List.copyOf(missing.values()));
        done(found);
    }

    private void rebuild(EventLog events) {
        if (!ledger.needsRebuilding()) {
            return;
        }
        Restoring restoring = new Restoring();
        events.read(Map.of(), restoring::take);
        restoring.flush();
        ledger.markRebuilt();
        rebuilt.countDown();
        if (restoring.total > 0) {
            log.warn("the ledger is new, but this agent announced {} images before: they are restored from the topic",
                    restoring.total);
        }
    }

    private final class Restoring {
        private final List<LedgerEntry> page = new ArrayList<>();
        private long total;

        private void take(ImageIngested event) {
            if (!messages.isOurs(event)) {
                return;
            }
            page.add(locations.entry(event));
            total++;
            if (page.size() >= RESTORE_PAGE) {
                flush();
            }
        }

        private void flush() {
            ledger.restore(page);
            page.clear();
        }
    }
}
