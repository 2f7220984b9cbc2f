package io.semstream.agent.intake;

import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.world.Surroundings;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.runtime.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The object store for a caller that waits until it is there. */
public final class PatientStore {

    static final String PREVIEW_TYPE = "image/png";
    private static final String RECORD_TYPE = "application/json";

    private final ObjectStore store;
    private final Surroundings surroundings;
    private final String agent;
    private final Supplier<Backoff> backoffs;

    public PatientStore(ObjectStore store, Surroundings surroundings, String agent, Supplier<Backoff> backoffs) {
        this.store = store;
        this.surroundings = surroundings;
        this.agent = agent;
        this.backoffs = backoffs;
    }

    /**
     * Returns when the object is there.
     *
     * @return false when the file is not what was hashed any more
     * @throws IOException
     *             when the file cannot be read or is gone
     */
    boolean put(ObjectKey key, FoundFile file, FileFacts facts, String imageId, String contentType)
            throws IOException, InterruptedException {
        return patiently(file, facts, () -> store.putIfAbsent(key, file.file(), imageId, contentType, metadata(file)));
    }

    /** The same for what was read from the file; whoever put it first about these bytes said the same. */
    boolean putRecord(ObjectKey key, FoundFile file, FileFacts facts, byte[] record) throws IOException, InterruptedException {
        return patiently(file, facts, () -> store.putIfNoneExists(key, record, RECORD_TYPE));
    }

    /** The same for a thumbnail, which is made anew with each release of this program and may differ. */
    boolean putPreview(ObjectKey key, FoundFile file, FileFacts facts, byte[] png) throws IOException, InterruptedException {
        return patiently(file, facts, () -> store.put(key, png, PREVIEW_TYPE));
    }

    private boolean patiently(FoundFile file, FileFacts facts, Runnable put) throws IOException, InterruptedException {
        Backoff backoff = backoffs.get();
        while (true) {
            try {
                put.run();
                surroundings.back(Surroundings.STORE);
                return true;
            } catch (UncheckedIOException unreadable) {
                throw cause(unreadable);
            } catch (ObjectStoreException problem) {
                if (!isStill(file, facts)) {
                    return false;
                }
                surroundings.away(Surroundings.STORE, String.valueOf(problem.getMessage()));
            }
            backoff.pause();
        }
    }

    private Map<String, String> metadata(FoundFile file) {
        return Map.of("agent", agent, "instrument", file.folder().instrument());
    }

    private static boolean isStill(FoundFile file, FileFacts facts) throws IOException {
        Optional<FileFacts> now = FileFacts.of(file.file());
        if (now.isEmpty()) {
            throw new NoSuchFileException(file.toString());
        }
        return now.get().equals(facts);
    }

    private static IOException cause(UncheckedIOException unreadable) {
        IOException cause = unreadable.getCause();
        return cause == null ? new IOException(unreadable) : cause;
    }
}
