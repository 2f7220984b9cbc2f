package io.semstream.agent.folder;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that events do not come although the canary's do: on a share the file system tells of this machine's own changes and of nobody else's. A file that a scan of everything found, in
 * a folder that was listened to before, and that no event tells of within a moment either, is a proof. Thread-safe.
 */
public final class MissedEvents {

    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final int MOST = 100;

    private record Find(FoundFile file, Instant at) {}

    private final Clock clock;
    private final Map<Path, Find> finds = new HashMap<>();

    /** @param clock that nobody sets */
    public MissedEvents(Clock clock) {
        this.clock = clock;
    }

    /** By a scan, before any event. */
    public synchronized void found(FoundFile file) {
        if (finds.size() < MOST) {
            finds.put(file.file(), new Find(file, clock.instant()));
        }
    }

    /** By an event. */
    public synchronized void told(FoundFile file) {
        finds.remove(file.file());
    }

    /** Events below this folder were lost, or are too many to be told one by one: nothing follows from those that are missing. */
    public synchronized void doubt(Path folder) {
        finds.keySet().removeIf(file -> file.startsWith(folder));
    }

    /** A file that nobody has told of by now; each once. */
    public synchronized Optional<FoundFile> next() {
        Instant before = clock.instant().minus(MOMENT);
        Optional<Find> missed = finds.values().stream().filter(find -> find.at().isBefore(before)).findAny();
        missed.ifPresent(find -> finds.remove(find.file().file()));
        return missed.map(Find::file);
    }
}
