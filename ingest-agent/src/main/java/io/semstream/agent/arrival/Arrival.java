package io.semstream.agent.arrival;

import io.semstream.agent.folder.FoundFile;
import java.time.Instant;
import java.util.Optional;

/** One found file on its way. Its changing parts belong to {@link Arrivals}. */
public final class Arrival {

    private final FoundFile file;
    private final Instant since;
    Instant due;
    Instant unchangedSince = Instant.MAX;
    Instant lookedAt;
    Optional<FileFacts> facts = Optional.empty();
    boolean inWork;
    boolean changedInWork;
    int failures;

    /** @param trustedFrom how far back the file's own modification time is believed */
    Arrival(FoundFile file, Instant due, Instant trustedFrom) {
        this.file = file;
        this.since = due;
        this.due = due;
        this.lookedAt = trustedFrom;
    }

    public FoundFile file() {
        return file;
    }

    /** Attempts to read the file that failed so far. */
    public int failures() {
        return failures;
    }

    /** Whether it was looked at before. */
    public boolean isKnown() {
        return facts.isPresent();
    }

    /** When it was first seen. */
    Instant since() {
        return since;
    }

    Instant due() {
        return due;
    }
}
