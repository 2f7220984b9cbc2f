package io.semstream.classifier.image;

import io.semstream.event.ObjectReference;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Puts thumbnails beside the images; nobody else writes them, and the same image always has the same one. */
final class Thumbnails {

    private static final String JPEG = "image/jpeg";

    private final ObjectStore store;
    private final String bucket;
    private final Executor executor;

    Thumbnails(ObjectStore store, String bucket, Executor executor) {
        this.store = store;
        this.bucket = bucket;
        this.executor = executor;
    }

    CompletableFuture<ObjectReference> put(String imageId, byte[] jpeg) {
        return CompletableFuture.supplyAsync(() -> stored(ObjectKey.thumbnail(imageId), jpeg), executor);
    }

    private ObjectReference stored(ObjectKey key, byte[] jpeg) {
        store.put(key, jpeg, JPEG);
        return new ObjectReference(bucket, key.value(), (long) jpeg.length, JPEG);
    }
}
