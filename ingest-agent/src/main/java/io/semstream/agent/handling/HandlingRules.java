package io.semstream.agent.handling;

import io.semstream.agent.folder.FoundFile;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for an image: what the {@code semstream.yaml} nearest to it says, value by value, else the first pattern its path fits, else nothing about session and project and the configured embargo. Thread-safe.
 */
public final class HandlingRules {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 1000;

    /** What a folder said when it was looked at; absent where that cannot be understood. */
    private record Remembered(Optional<FolderSettings> settings, Instant at) {}

    private final HandlingConfig config;
    private final Clock clock;
    private final Map<Path, Remembered> folders = new HashMap<>();

    /** @param clock that nobody sets */
    public HandlingRules(HandlingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * As it is now: to be asked before anything of the image leaves.
     *
     * @throws InvalidFolderSettings
     *             when nobody can tell what may leave
     */
    public Handling of(FoundFile file) throws InvalidFolderSettings {
        FolderSettings nearest = FolderSettings.NONE;
        for (Path folder : file.foldersUpwards()) {
            nearest = nearest.or(FolderSettings.in(folder, clock.instant()));
        }
        return combined(nearest, file);
    }

    /** What the instrument wrote tells session and project where the file's place does not. */
    public Handling completed(Handling byPlace, InstrumentMetadata metadata) {
        return byPlace.or(config.session().flatMap(metadata::text), config.project().flatMap(metadata::text));
    }

    /** As it was some seconds ago, for whoever asks about many files; empty when nobody can tell what may leave. */
    public Optional<Handling> lately(FoundFile file) {
        FolderSettings nearest = FolderSettings.NONE;
        for (Path folder : file.foldersUpwards()) {
            Optional<FolderSettings> settings = remembered(folder);
            if (settings.isEmpty()) {
                return Optional.empty();
            }
            nearest = nearest.or(settings.get());
        }
        return Optional.of(combined(nearest, file));
    }

    private Handling combined(FolderSettings written, FoundFile file) {
        FolderSettings place = config.patterns().stream().flatMap(pattern -> pattern.of(file.name()).stream()).findFirst()
                .orElse(FolderSettings.NONE);
        FolderSettings all = written.or(place);
        return new Handling(all.session(), all.project(), all.embargo().orElse(config.embargo()));
    }

    private synchronized Optional<FolderSettings> remembered(Path folder) {
        Remembered before = folders.get(folder);
        if (before == null || before.at().plus(REMEMBERED).isBefore(clock.instant())) {
            before = new Remembered(now(folder), clock.instant());
            if (folders.size() >= MOST_REMEMBERED) {
                folders.clear();
            }
            folders.put(folder, before);
        }
        return before.settings();
    }

    private Optional<FolderSettings> now(Path folder) {
        try {
            return Optional.of(FolderSettings.in(folder, clock.instant()));
        } catch (InvalidFolderSettings unclear) {
            return Optional.empty();
        }
    }
}
