package io.semstream.objectstore;

import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.TooLarge;
import io.semstream.objectstore.ObjectStoreException.Unsupported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The twin for tests and small tools: the same contract, nothing outside this object. */
public final class InMemoryObjectStore implements ObjectStore {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] bytes, String contentType, Map<String, String> metadata, Map<String, String> tags) {}

    private final ConcurrentMap<ObjectKey, Stored> objects = new ConcurrentHashMap<>();
    private final Capabilities capabilities;

    /** Can do everything but keep versions. */
    public InMemoryObjectStore() {
        this(new Capabilities(true, true, true, false));
    }

    public InMemoryObjectStore(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** What lies in it now. */
    public SortedSet<ObjectKey> keys() {
        SortedSet<ObjectKey> keys = new TreeSet<>(Comparator.comparing(ObjectKey::value));
        keys.addAll(objects.keySet());
        return keys;
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Path file, String sha256Hex, String contentType,
            Map<String, String> metadata) {
        byte[] bytes = read(file);
        if (!Sha256.hex(bytes).equals(sha256Hex)) {
            throw new ContentDiffers(file + " is not the content that was hashed for " + key);
        }
        Map<String, String> kept = new TreeMap<>(UserMetadata.checked(metadata));
        kept.put(UserMetadata.SHA256, sha256Hex);
        Stored before = objects.putIfAbsent(key, new Stored(bytes, contentType, capabilities.metadata() ? kept : Map.of(), Map.of()));
        if (before == null) {
            return PutOutcome.CREATED;
        }
        if (!Arrays.equals(before.bytes(), bytes)) {
            throw new ContentDiffers("other bytes than those of " + file + " lie in memory under " + key);
        }
        return PutOutcome.ALREADY_THERE;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean putIfNoneExists(ObjectKey key, byte[] bytes, String contentType) {
        return objects.putIfAbsent(key, new Stored(bytes.clone(), contentType, Map.of(), Map.of())) == null;
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) {
        objects.put(key, new Stored(bytes.clone(), contentType, Map.of(), Map.of()));
    }

    @Override
    public byte[] get(ObjectKey key, long maxBytes) {
        byte[] bytes = stored(key).bytes();
        if (bytes.length > maxBytes) {
            throw new TooLarge(key + " in memory has " + bytes.length + " bytes, more than the " + maxBytes + " asked for");
        }
        return bytes.clone();
    }

    @Override
    public byte[] get(ObjectKey key, ByteRange range) {
        byte[] bytes = stored(key).bytes();
        int from = (int) Math.min(range.offset(), bytes.length);
        int to = (int) Math.min(range.offset() + range.length(), bytes.length);
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public Optional<ObjectDescription> describe(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).map(stored -> new ObjectDescription(key, stored.bytes().length,
                stored.contentType(), stored.metadata(), Sha256.hex(stored.bytes())));
    }

    @Override
    public Map<String, String> tags(ObjectKey key) {
        requireTags();
        return stored(key).tags();
    }

    @Override
    public void tag(ObjectKey key, Map<String, String> tags) {
        requireTags();
        ObjectTags.check(tags);
        if (objects.computeIfPresent(key, (k, stored) -> tagged(stored, tags)) == null) {
            throw missing(key);
        }
    }

    private static Stored tagged(Stored stored, Map<String, String> tags) {
        return new Stored(stored.bytes(), stored.contentType(), stored.metadata(), Map.copyOf(tags));
    }

    private void requireTags() {
        if (!capabilities.tags()) {
            throw new Unsupported("this store in memory has no tags");
        }
    }

    @Override
    public URI presignedGet(ObjectKey key, Duration validity) {
        return URI.create("memory:/" + UserMetadata.percentEncoded(key.value()));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        // memory is always there
    }

    @Override
    public void close() {
        // nothing is held
    }

    private Stored stored(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).orElseThrow(() -> missing(key));
    }

    private static ObjectMissing missing(ObjectKey key) {
        return new ObjectMissing("no object " + key + " in memory");
    }
}
