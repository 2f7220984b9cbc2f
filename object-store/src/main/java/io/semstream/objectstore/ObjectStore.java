package io.semstream.objectstore;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket of objects. Thread-safe; every method blocks until done, tries again by itself while the store is away, and gives up with an {@link ObjectStoreException} after a bounded
 * time. Every method may be repeated: the same call twice leaves the same state.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * Puts a file under a key that derives from its content. When this returns, the object is there with exactly these bytes and whoever put it first gave it its metadata.
     *
     * @param sha256Hex
     *            of the whole file
     * @param metadata
     *            any Unicode text; names of letters, digits and '-', compared without case; all together below 2 KB as ASCII with percent escapes
     * @throws ObjectStoreException.ContentDiffers
     *             when other bytes lie under the key, or the file changed since it was hashed
     */
    PutOutcome putIfAbsent(ObjectKey key, Path file, String sha256Hex, String contentType,
            Map<String, String> metadata);

    /**
     * Puts unless there is an object already; only on a store with {@link Capabilities#conditionalPut} can two callers at once not both win.
     *
     * @return whether these bytes were put
     */
    boolean putIfNoneExists(ObjectKey key, byte[] bytes, String contentType);

    /** Puts, whatever was there. */
    void put(ObjectKey key, byte[] bytes, String contentType);

    /**
     * @throws ObjectStoreException.TooLarge
     *             when there are more than {@code maxBytes}; no more than that is ever held
     */
    byte[] get(ObjectKey key, long maxBytes);

    /** Shorter than the range where the object ends earlier, empty beyond its end. */
    byte[] get(ObjectKey key, ByteRange range);

    /** Empty when there is no such object. */
    Optional<ObjectDescription> describe(ObjectKey key);

    /** Empty when the object has none. */
    Map<String, String> tags(ObjectKey key);

    /**
     * Replaces all tags of an object. At most ten; keys up to 128 and values up to 256 characters: Latin letters, digits, spaces and {@code + - = . _ : / @}.
     *
     * @throws ObjectStoreException.Unsupported
     *             when {@link Capabilities#tags} is false
     */
    void tag(ObjectKey key, Map<String, String> tags);

    /** A link that lets anyone read the object for a while. */
    URI presignedGet(ObjectKey key, Duration validity);

    /** Found out once, by the first caller, with a small object of the store's own; then remembered. */
    Capabilities capabilities();

    /** Returns when the store is reachable and the bucket there, which is made if that is allowed. */
    void check();

    @Override
    void close();
}
