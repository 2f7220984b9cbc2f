package io.semstream.agent.folder;

import io.semstream.agent.folder.Watching.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the file system tells of changes: writes a small hidden file into a watched folder, waits for its event and removes it. It is the only thing the
 * agent ever writes there. Probing is for one thread, the results are for any.
 */
public final class Canary {

    private static final Logger log = LoggerFactory.getLogger(Canary.class);

    private final String name;
    private final Duration patience;
    private final FolderEvents events;
    private final boolean sings;
    private final Map<WatchedFolder, Watching> found = new ConcurrentHashMap<>();
    private final Set<WatchedFolder> distrusted = ConcurrentHashMap.newKeySet();

    /**
     * @param agent
     *            its id, so that two agents on one share do not take each other's file away
     * @param patience
     *            how long an event may take
     * @param sings
     *            whether it may write at all; else only the kind of the file system is looked at
     */
    public Canary(String agent, Duration patience, FolderEvents events, boolean sings) {
        this.name = ".semstream-canary-" + agent;
        this.patience = patience;
        this.events = events;
        this.sings = sings;
    }

    /** A scan found this file and no event told of it: from now on the folder is not believed to tell. */
    public void missed(FoundFile file) {
        if (distrusted.add(file.folder())) {
            found.put(file.folder(), new Watching(Mode.POLLING, Optional.empty()));
            log.warn("{}: no event told of {}; the folder is scanned more often from now on", file.folder(), file);
        }
    }

    /** What the newest probe found. */
    public Watching watching(WatchedFolder folder) {
        return found.getOrDefault(folder, Watching.unproved());
    }

    /** Takes up to the patience. */
    public void probe(WatchedFolder folder) throws InterruptedException {
        Watching before = watching(folder);
        if (distrusted.contains(folder)) {
            return;
        }
        Watching now = listened(folder);
        found.put(folder, now);
        if (before.mode() != now.mode()) {
            report(folder, now);
        }
    }

    /** A share tells of the canary, which this machine wrote, and not of what the instrument writes over there. */
    private Watching listened(WatchedFolder folder) throws InterruptedException {
        if (Share.holds(folder.path())) {
            return new Watching(Mode.POLLING, Optional.empty());
        }
        return sings ? sing(folder).orElseGet(Watching::unproved) : Watching.unproved();
    }

    private static void report(WatchedFolder folder, Watching now) {
        switch (now.mode()) {
            case EVENTS -> log.info("{}: file events come, after {} ms", folder, now.delay().map(Duration::toMillis).orElse(0L));
            case POLLING ->
                log.warn("{}: the file system tells of no changes, or of this machine's alone; it is scanned more often instead", folder);
            case UNPROVED -> log.info("{}: whether file events come cannot be tried, the agent may not write there", folder);
        }
    }

    /** Empty where nothing can be written. */
    private Optional<Watching> sing(WatchedFolder folder) throws InterruptedException {
        Path file = folder.path().resolve(name);
        CountDownLatch heard = new CountDownLatch(1);
        try {
            events.listenTo(folder, folder.path());
            Files.deleteIfExists(file);
            events.listenFor(file, heard::countDown);
            long start = System.nanoTime();
            Files.createFile(file);
            boolean came = heard.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(came
                    ? new Watching(Mode.EVENTS, Optional.of(Duration.ofNanos(System.nanoTime() - start)))
                    : new Watching(Mode.POLLING, Optional.empty()));
        } catch (IOException mayNot) {
            log.debug("no canary in {}: {}", folder, ReadProblem.of(mayNot));
            return Optional.empty();
        } finally {
            events.stopListeningFor(file);
            remove(file);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            log.debug("the canary stays until the next probe: {}", ReadProblem.of(left));
        }
    }
}
