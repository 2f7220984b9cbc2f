package io.semstream.agent;

import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.arrival.FileTail;
import io.semstream.agent.arrival.Shape;
import io.semstream.agent.folder.Companions;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.ImageNames;
import io.semstream.agent.folder.ReadProblem;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.ledger.FileVersion;
import io.semstream.agent.ledger.LedgerEntry;
import io.semstream.agent.ledger.LedgerException;
import io.semstream.agent.ledger.LedgerReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a file was taken, or was not: what the agent would say if one could ask it. Reads the file and the ledger and changes neither; the agent may run meanwhile.
 *
 * @param taken
 *            whether the content the file has now is announced, or is an image known from another place
 */
public record FileExplanation(boolean taken, String why) {

    static FileExplanation of(Path path, AgentConfig config, Clock clock) {
        Path file = path.toAbsolutePath().normalize();
        Optional<WatchedFolder> watched = config.folders().stream().filter(folder -> file.startsWith(folder.path())).findFirst();
        if (watched.isEmpty()) {
            return no("no watched folder holds it; watched are "
                    + config.folders().stream().map(WatchedFolder::toString).collect(Collectors.joining(", ")));
        }
        Optional<String> passedOver = passedOver(file, watched.get(), config);
        return passedOver.isPresent() ? no(passedOver.get()) : seen(FoundFile.of(watched.get(), file), config, clock);
    }

    /** What keeps the agent from looking at it at all. */
    private static Optional<String> passedOver(Path file, WatchedFolder watched, AgentConfig config) {
        ImageNames names = new ImageNames(config.extensions());
        for (Path folder = file.getParent(); folder != null && !folder.equals(watched.path()); folder = folder.getParent()) {
            if (!names.isLookedInto(folder)) {
                return Optional.of("the folder " + folder + " is hidden or the system's, and is not looked into");
            }
        }
        if (Files.isDirectory(file)) {
            return Optional.of("it is a folder; ask about a file in it");
        }
        if (Files.isSymbolicLink(file)) {
            return Optional.of("it is a link, and links are not followed");
        }
        return names.isImage(file)
                ? Optional.empty()
                : Optional.of("its name is hidden or temporary, or does not end like an image: semstream.agent.extensions are "
                        + String.join(", ", config.extensions()));
    }

    private static FileExplanation seen(FoundFile file, AgentConfig config, Clock clock) {
        LedgerReader ledger = new LedgerReader(config.dataDir());
        if (!ledger.exists()) {
            return no("there is no ledger in " + config.dataDir() + ": the agent never ran with these settings");
        }
        try {
            List<LedgerEntry> revisions = ledger.revisions(file.location());
            Optional<FileFacts> now = FileFacts.of(file.file());
            if (now.isEmpty()) {
                return revisions.isEmpty()
                        ? no("there is no such file, and the ledger knows none")
                        : gone(settled(revisions.getLast(), ledger));
            }
            FileVersion version = new FileVersion(file.location(), now.get().size(), now.get().modified());
            boolean current = !revisions.isEmpty() && revisions.getLast().file().equals(version);
            return current ? settled(revisions.getLast(), ledger) : onItsWay(file, now.get(), revisions, config, clock);
        } catch (IOException unreadable) {
            return no("it cannot be read: " + ReadProblem.of(unreadable));
        } catch (LedgerException damaged) {
            return no(damaged.getMessage() + "; agent doctor says more");
        }
    }

    private static FileExplanation gone(FileExplanation before) {
        return new FileExplanation(before.taken(), "it is gone now; " + before.why());
    }

    private static FileExplanation settled(LedgerEntry entry, LedgerReader ledger) {
        return new FileExplanation(switch (entry.state()) {
            case ANNOUNCED, DUPLICATE -> true;
            case UPLOADED, ANNOUNCING, FAILED -> false;
        }, known(entry, ledger));
    }

    private static String known(LedgerEntry entry, LedgerReader ledger) {
        String image = entry.imageId().map(id -> "image " + id).orElse("no image");
        return switch (entry.state()) {
            case ANNOUNCED -> "announced as " + image + ", revision " + entry.revision() + withheld(entry);
            case DUPLICATE -> "its bytes are " + image + ", known from "
                    + entry.imageId().flatMap(ledger::firstLocation).map(location -> URI.create(location).getPath()).orElse("another place")
                    + ", and are not announced again";
            case UPLOADED, ANNOUNCING -> "stored as " + image + "; it is announced as soon as broker and schema registry answer";
            case FAILED ->
                "given up: " + entry.reason() + ", " + entry.detail() + "; it is tried again when it changes or becomes readable";
        };
    }

    private static String withheld(LedgerEntry entry) {
        String why = entry.detail().isEmpty() ? "embargo" : entry.detail();
        return switch (entry.disclosure()) {
            case FULL -> "";
            case THUMBNAIL -> "; only a thumbnail left this machine: " + why;
            case EVENT_ONLY -> "; no pixel left this machine: " + why;
        };
    }

    private static FileExplanation onItsWay(FoundFile file, FileFacts now, List<LedgerEntry> revisions, AgentConfig config, Clock clock)
            throws IOException {
        String before = revisions.isEmpty() ? "not taken yet" : "changed since revision " + revisions.getLast().revision();
        Instant time = clock.instant();
        Duration left = config.settle().remaining(now, now.modified(), time, () -> shapeOf(file));
        String why = now.size() == 0 ? "it has no bytes" : shape(file);
        if (!new LedgerReader(config.dataDir()).isInUse()) {
            return no(before + ": " + why + "; no agent runs with the ledger in " + config.dataDir());
        }
        if (!left.isZero()) {
            return no(before + ": " + why + "; last changed " + ago(now.modified(), time) + ", looked at again and again");
        }
        Duration companion = new Companions(config.companions(), config.companionWait(), config.settle().quiet()).remaining(file,
                now.modified(), time);
        return no(before + ": " + why + (companion.isZero()
                ? "; nothing is waited for but its turn and the object store, see the agent's /health/ready"
                : "; waiting for the text its instrument writes beside it"));
    }

    private static String shape(FoundFile file) {
        return switch (shapeOf(file)) {
            case WHOLE -> "it is whole";
            case CUT_OFF -> "its end is missing, as its own structure says";
            case UNKNOWN -> "it is of no known image format";
        };
    }

    private static Shape shapeOf(FoundFile file) {
        try {
            return FileTail.shape(file.file());
        } catch (IOException unreadable) {
            return Shape.WHOLE;
        }
    }

    private static String ago(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        return seconds < 0 ? -seconds + " s in the future (whose clock is wrong?)" : seconds + " s ago";
    }

    private static FileExplanation no(String why) {
        return new FileExplanation(false, why);
    }
}
