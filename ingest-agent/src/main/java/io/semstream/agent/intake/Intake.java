package io.semstream.agent.intake;

import io.semstream.agent.announce.EventMessages;
import io.semstream.agent.announce.StoredImage;
import io.semstream.agent.announce.StoredObject;
import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.ReadProblem;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.handling.Handling;
import io.semstream.agent.handling.HandlingRules;
import io.semstream.agent.handling.InvalidFolderSettings;
import io.semstream.agent.intake.IntakeOutcome.Changed;
import io.semstream.agent.intake.IntakeOutcome.Duplicate;
import io.semstream.agent.intake.IntakeOutcome.Failed;
import io.semstream.agent.intake.IntakeOutcome.Known;
import io.semstream.agent.intake.IntakeOutcome.Stored;
import io.semstream.agent.intake.IntakeOutcome.Unreadable;
import io.semstream.agent.ledger.FileState;
import io.semstream.agent.ledger.FileVersion;
import io.semstream.agent.ledger.Filing;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.ledger.LedgerEntry;
import io.semstream.agent.ledger.Recorded;
import io.semstream.micrograph.ImageFormat;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ReadPace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Takes in one finished file: hashes it, puts it into the store, records it, in this order. Any number of threads. */
public final class Intake {

    public static final String UNREADABLE = "UNREADABLE";
    public static final String VANISHED = "VANISHED";
    /** A {@code semstream.yaml} above the file cannot be understood, and what may leave is not known. */
    public static final String FOLDER_SETTINGS = "FOLDER_SETTINGS";
    /** Only a thumbnail may leave, and there is none. */
    public static final String NO_THUMBNAIL = "NO_THUMBNAIL";

    /** What is read for metadata lies within the first and last bytes. */
    private static final long MOST_METADATA_BYTES = 1 << 18;
    /** Of these nothing is forgotten or tried again. */
    private static final Set<FileState> DONE = EnumSet.of(FileState.ANNOUNCED, FileState.DUPLICATE);
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Ledger ledger;
    private final PatientStore store;
    private final EventMessages messages;
    private final ReadPace pace;
    private final ContentHash.Opening opening;
    private final Reading metadata;
    private final HandlingRules rules;
    private final Preview preview = Preview.here();
    private final KnownFiles known = new KnownFiles();

    /** What the instrument wrote into a file and beside it; fails only where the file cannot be read, never over what it says. */
    @FunctionalInterface
    public interface Reading {
        InstrumentMetadata read(FoundFile file) throws IOException;
    }

    public static Intake of(Ledger ledger, PatientStore store, EventMessages messages, ReadPace pace, Reading metadata,
            HandlingRules rules) {
        return new Intake(ledger, store, messages, pace, Files::newInputStream, metadata, rules);
    }

    Intake(Ledger ledger, PatientStore store, EventMessages messages, ReadPace pace, ContentHash.Opening opening,
            Reading metadata, HandlingRules rules) {
        this.ledger = ledger;
        this.store = store;
        this.messages = messages;
        this.pace = pace;
        this.opening = opening;
        this.metadata = metadata;
        this.rules = rules;
    }

    /** Waits for the store as long as it is away. */
    public IntakeOutcome take(FoundFile file, FileFacts facts) throws InterruptedException {
        try {
            return taken(file, facts);
        } finally {
            known.forget(file.file());
        }
    }

    private IntakeOutcome taken(FoundFile file, FileFacts facts) throws InterruptedException {
        try {
            Handling handling = rules.of(file);
            ContentHash hash = ContentHash.of(file.file(), opening, pace);
            if (!isStill(file, facts, hash)) {
                return new Changed();
            }
            Optional<NoContent> nothing = NoContent.of(hash);
            return nothing.isPresent()
                    ? failed(file, facts, nothing.get().name(), nothing.get().detail())
                    : stored(file, facts, hash, handling);
        } catch (InvalidFolderSettings unclear) {
            return unclear.isPassing() ? new Changed() : failed(file, facts, FOLDER_SETTINGS, String.valueOf(unclear.getMessage()));
        } catch (NoSuchFileException gone) {
            return failed(file, facts, VANISHED, "the file was deleted or moved away while it was read");
        } catch (AccessDeniedException denied) {
            return failed(file, facts, UNREADABLE, ReadProblem.of(denied));
        } catch (IOException problem) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Unreadable(ReadProblem.of(problem));
        }
    }

    /** Gives a file up that could not be read again and again. */
    public IntakeOutcome giveUp(FoundFile file, FileFacts facts, String problem) {
        IntakeOutcome outcome = failed(file, facts, UNREADABLE, problem);
        known.forget(file.file());
        return outcome;
    }

    private static boolean isStill(FoundFile file, FileFacts facts, ContentHash hash) throws IOException {
        Optional<FileFacts> now = FileFacts.of(file.file());
        if (now.isEmpty()) {
            throw new NoSuchFileException(file.toString());
        }
        return now.get().equals(facts) && hash.size() == facts.size();
    }

    private IntakeOutcome stored(FoundFile file, FileFacts facts, ContentHash hash, Handling handling)
            throws IOException, InterruptedException {
        Optional<StoredObject> object = put(file, facts, hash, handling.disclosure());
        if (object.isEmpty()) {
            return new Changed();
        }
        pace.read((int) Math.min(MOST_METADATA_BYTES, facts.size()));
        InstrumentMetadata read = metadata.read(file);
        StoredImage image = new StoredImage(file, facts, hash.imageId(), object.get(),
                rules.completed(handling, read), read);
        if (!isStill(file, facts, hash)) {
            return new Changed();
        }
        if (image.hasRecord() && !store.putRecord(ObjectKey.instrumentRecord(hash.imageId()), file, facts, messages.record(image))) {
            return new Changed();
        }
        return outcome(file, hash.imageId(), ledger.recordStored(version(file, facts), hash.imageId(), filing(image),
                revision -> messages.ingested(image, revision)));
    }

    private static Filing filing(StoredImage image) {
        return new Filing(image.handling().session(), image.object().disclosure(), image.object().missing().isEmpty() ? "" : NO_THUMBNAIL,
                image.object().missing().orElse(""));
    }

    /** Puts what may leave; empty when the file changed meanwhile. */
    private Optional<StoredObject> put(FoundFile file, FileFacts facts, ContentHash hash, Disclosure disclosure)
            throws IOException, InterruptedException {
        return switch (disclosure) {
            case FULL -> putImage(file, facts, hash);
            case THUMBNAIL -> putPreview(file, facts, hash);
            case EVENT_ONLY -> Optional.of(image(file, hash, Disclosure.EVENT_ONLY, Optional.empty()));
        };
    }

    private Optional<StoredObject> putImage(FoundFile file, FileFacts facts, ContentHash hash) throws IOException, InterruptedException {
        StoredObject image = image(file, hash, Disclosure.FULL, Optional.empty());
        boolean isThere = ledger.disclosed(hash.imageId()).filter(Disclosure.FULL::equals).isPresent();
        return isThere || store.put(image.key(), file, facts, hash.imageId(), image.contentType()) ? Optional.of(image) : Optional.empty();
    }

    private Optional<StoredObject> putPreview(FoundFile file, FileFacts facts, ContentHash hash) throws IOException, InterruptedException {
        return switch (rendering(file, hash)) {
            case Preview.Rendering.Picture(byte[] png) -> {
                StoredObject small = new StoredObject(ObjectKey.preview(hash.imageId()), png.length, PatientStore.PREVIEW_TYPE,
                        Disclosure.THUMBNAIL,
                        Optional.empty());
                yield store.putPreview(small.key(), file, facts, png) ? Optional.of(small) : Optional.empty();
            }
            case Preview.Rendering.Impossible(String why) ->
                Optional.of(image(file, hash, Disclosure.EVENT_ONLY, Optional.of("no thumbnail: " + why)));
        };
    }

    private Preview.Rendering rendering(FoundFile file, ContentHash hash) throws IOException {
        pace.read((int) Math.min(Integer.MAX_VALUE, hash.size()));
        return preview.of(file.file(), hash.format());
    }

    /** The image as it lies, or would lie, in the store. */
    private static StoredObject image(FoundFile file, ContentHash hash, Disclosure disclosure, Optional<String> missing) {
        String contentType = hash.format().map(ImageFormat::contentType).orElse(UNKNOWN_TYPE);
        String extension = hash.format().map(ImageFormat::extension).orElse(file.extension());
        return new StoredObject(ObjectKey.image(hash.imageId(), extension), hash.size(), contentType, disclosure, missing);
    }

    private static IntakeOutcome outcome(FoundFile file, String imageId, Recorded recorded) {
        return switch (recorded) {
            case Recorded.NewImage(int revision) -> new Stored(file, imageId, revision);
            case Recorded.Released(int revision) -> new Stored(file, imageId, revision);
            case Recorded.Duplicate(String first) -> new Duplicate(file, imageId, first);
            case Recorded.Unchanged unchanged -> new Known();
        };
    }

    private IntakeOutcome failed(FoundFile file, FileFacts facts, String reason, String detail) {
        boolean isNews = ledger.recordFailed(version(file, facts), rules.lately(file).flatMap(Handling::session), reason, detail,
                messages.unreadable(file, reason, detail));
        return isNews ? new Failed(file, reason, detail) : new Known();
    }

    /** Whether the file is new, changed, failed and may be readable now, or more of it may leave than has. */
    public boolean isNeeded(FoundFile file, FileFacts facts) {
        long asked = known.moment();
        Optional<LedgerEntry> newest = ledger.newest(file.location()).filter(entry -> entry.file().equals(version(file, facts)));
        if (newest.filter(Intake::isDone).isPresent()) {
            known.add(file.file(), facts, asked);
        }
        return newest.map(
                entry -> (entry.state() == FileState.FAILED && !NoContent.isReason(entry.reason()) && Files.isReadable(file.file()))
                        || mayTellMore(file, entry))
                .orElse(true);
    }

    /** Nothing about it is forgotten or tried again, and no more of it can leave. */
    private static boolean isDone(LedgerEntry entry) {
        return DONE.contains(entry.state()) && entry.disclosure() == Disclosure.FULL;
    }

    private boolean mayTellMore(FoundFile file, LedgerEntry entry) {
        return entry.disclosure() != Disclosure.FULL
                && rules.lately(file).map(Handling::disclosure).filter(allowed -> entry.disclosure().isLessThan(allowed))
                        .filter(allowed -> allowed == Disclosure.FULL || !entry.reason().equals(NO_THUMBNAIL)).isPresent();
    }

    /** Whether {@link #isNeeded} said no about this version, and would again: much cheaper to ask. */
    public boolean isKnown(Path file, FileFacts facts) {
        return known.contains(file, facts);
    }

    private static FileVersion version(FoundFile file, FileFacts facts) {
        return new FileVersion(file.location(), facts.size(), facts.modified());
    }
}
