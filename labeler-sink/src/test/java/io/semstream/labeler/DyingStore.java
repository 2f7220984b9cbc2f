package io.semstream.labeler;

import io.semstream.objectstore.ByteRange;
import io.semstream.objectstore.Capabilities;
import io.semstream.objectstore.ObjectDescription;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.objectstore.PutOutcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that goes away once, right after it has done the n-th tagging, or for as long as it is told to, or hangs. */
final class DyingStore implements ObjectStore {
    private final ObjectStore store;
    private final AtomicInteger untilDeath;
    private volatile boolean away;
    private volatile boolean died;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    DyingStore(ObjectStore store, int tagsUntilDeath) {
        this.store = store;
        this.untilDeath = new AtomicInteger(tagsUntilDeath);
    }

    void away(boolean away) {
        this.away = away;
    }

    boolean died() {
        return died;
    }

    void hangUntil(CountDownLatch end) {
        hanging = end;
    }

    private ObjectStore there() {
        try {
            hanging.await();
        } catch (InterruptedException interrupted) {
            throw new ObjectStoreException.Unavailable("interrupted", interrupted);
        }
        if (away) {
            throw new ObjectStoreException.Unavailable("the store is away");
        }
        return store;
    }

    @Override
    public void tag(ObjectKey key, Map<String, String> tags) {
        there().tag(key, tags);
        if (untilDeath.decrementAndGet() == 0) {
            died = true;
            throw new ObjectStoreException.Unavailable("the store died after the effect");
        }
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Path file, String sha256Hex, String contentType, Map<String, String> metadata) {
        return there().putIfAbsent(key, file, sha256Hex, contentType, metadata);
    }

    @Override
    public boolean putIfNoneExists(ObjectKey key, byte[] bytes, String contentType) {
        return there().putIfNoneExists(key, bytes, contentType);
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) {
        there().put(key, bytes, contentType);
    }

    @Override
    public byte[] get(ObjectKey key, long maxBytes) {
        return there().get(key, maxBytes);
    }

    @Override
    public byte[] get(ObjectKey key, ByteRange range) {
        return there().get(key, range);
    }

    @Override
    public Optional<ObjectDescription> describe(ObjectKey key) {
        return there().describe(key);
    }

    @Override
    public Map<String, String> tags(ObjectKey key) {
        return there().tags(key);
    }

    @Override
    public URI presignedGet(ObjectKey key, Duration validity) {
        return there().presignedGet(key, validity);
    }

    @Override
    public Capabilities capabilities() {
        return there().capabilities();
    }

    @Override
    public void check() {
        there();
        store.check();
    }

    @Override
    public void close() {
        store.close();
    }
}
