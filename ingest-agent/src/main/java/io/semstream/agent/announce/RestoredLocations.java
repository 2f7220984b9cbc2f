package io.semstream.agent.announce;

import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.ledger.FileState;
import io.semstream.agent.ledger.FileVersion;
import io.semstream.agent.ledger.LedgerEntry;
import io.semstream.event.ImageIngested;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of this agent as lines of its ledger: an event knows the path below a watched folder, the ledger the place on this machine. */
public final class RestoredLocations {

    private final List<WatchedFolder> folders;

    public RestoredLocations(List<WatchedFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    LedgerEntry entry(ImageIngested event) {
        Instant modified = Optional.ofNullable(event.getClosedAt()).orElse(Instant.EPOCH);
        FileVersion version = new FileVersion(location(event), event.getObject().getSizeBytes(), modified);
        return new LedgerEntry(version, event.getRevision(), Optional.of(event.getImageId()), FileState.ANNOUNCED, "", "",
                Optional.ofNullable(event.getSession()), disclosure(event));
    }

    /** An event of a newer agent that told of something else told of less than everything. */
    private static Disclosure disclosure(ImageIngested event) {
        return switch (event.getDisclosure()) {
            case FULL -> Disclosure.FULL;
            case THUMBNAIL -> Disclosure.THUMBNAIL;
            case EVENT_ONLY, UNKNOWN -> Disclosure.EVENT_ONLY;
        };
    }

    private String location(ImageIngested event) {
        List<WatchedFolder> ofInstrument = folders.stream()
                .filter(folder -> folder.instrument().equals(event.getInstrument())).toList();
        return ofInstrument.stream().filter(folder -> isThere(folder, event.getPath())).findFirst()
                .or(() -> ofInstrument.stream().findFirst()).map(folder -> location(folder, event.getPath()))
                .orElse("unknown:" + event.getInstrument() + "/" + event.getPath());
    }

    private static boolean isThere(WatchedFolder folder, String name) {
        return resolved(folder, name).filter(Files::isRegularFile).isPresent();
    }

    /** A name this machine cannot spell stays a name: the image is known all the same. */
    private static String location(WatchedFolder folder, String name) {
        return resolved(folder, name).map(file -> FoundFile.of(folder, file).location())
                .orElse("unknown:" + folder.instrument() + "/" + name);
    }

    private static Optional<Path> resolved(WatchedFolder folder, String name) {
        try {
            return Optional.of(folder.path().resolve(name));
        } catch (InvalidPathException unspellable) {
            return Optional.empty();
        }
    }
}
