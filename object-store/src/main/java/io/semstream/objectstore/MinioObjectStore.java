package io.semstream.objectstore;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.GetObjectTagsArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MakeBucketArgs;
import io.minio.PutObjectAPIArgs;
import io.minio.SetObjectTagsArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.MinioException;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import io.semstream.objectstore.ObjectStoreException.Unsupported;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** A bucket on any S3 server. */
public final class MinioObjectStore implements ObjectStore {

    private static final String MADE_BY_ANOTHER = "BucketAlreadyOwnedByYou";

    private static final long MOST_BYTES_AT_ONCE = 64L << 20;
    /** The least S3 allows. As many are in memory as there are uploads at a time, and an agent with four of them must stay small. */
    private static final int PART_BYTES = 5 << 20;

    private final ObjectStoreConfig config;
    private final S3Calls s3;
    private final FileUpload upload;
    private final CapabilityProbe probe;
    private final ReentrantLock probing = new ReentrantLock();
    private volatile Optional<ServerTraits> traits = Optional.empty();

    private MinioObjectStore(ObjectStoreConfig config, S3Calls s3, FileUpload upload) {
        this.config = config;
        this.s3 = s3;
        this.upload = upload;
        this.probe = new CapabilityProbe(s3);
    }

    /** Does no I/O yet. */
    public static MinioObjectStore open(ObjectStoreConfig config) {
        return open(config, MOST_BYTES_AT_ONCE, PART_BYTES);
    }

    static MinioObjectStore open(ObjectStoreConfig config, long mostBytesAtOnce, int partBytes) {
        S3Calls s3 = S3Calls.to(config);
        return new MinioObjectStore(config, s3, new FileUpload(s3, mostBytesAtOnce, partBytes));
    }

    /** Asks first: a question costs less than sending an image that is already there. */
    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Path file, String sha256Hex, String contentType,
            Map<String, String> metadata) {
        HashedFile hashed = HashedFile.of(key, file, sha256Hex, contentType, metadata);
        Optional<StatObjectResponse> there = head(key);
        if (there.isEmpty() && upload.send(hashed, server())) {
            return PutOutcome.CREATED;
        }
        requireSame(hashed,
                there.or(() -> head(key)).orElseThrow(() -> new Unavailable(s3.at("put", key) + ": the object comes and goes")));
        return PutOutcome.ALREADY_THERE;
    }

    private void requireSame(HashedFile file, StatObjectResponse found) {
        if (found.size() != file.sizeBytes() || !sha256(file, found).equals(file.sha256Hex())) {
            throw new ContentDiffers(s3.at("put", file.key()) + ": other content than that of " + file.path()
                    + " lies there, " + found.size() + " bytes; if the object is the damaged one, remove it");
        }
    }

    /** What somebody else put there carries no checksum. */
    private String sha256(HashedFile file, StatObjectResponse found) {
        return Optional.ofNullable(UserMetadata.of(found.userMetadata()).get(UserMetadata.SHA256))
                .orElseGet(() -> Sha256.hex(get(file.key(), file.sizeBytes())));
    }

    @Override
    public boolean putIfNoneExists(ObjectKey key, byte[] bytes, String contentType) {
        boolean conditional = capabilities().conditionalPut();
        if (!conditional && head(key).isPresent()) {
            return false;
        }
        PutObjectAPIArgs args = s3.about(PutObjectAPIArgs.builder(), key).data(bytes, bytes.length)
                .contentType(contentType).headers(FileUpload.onlyIfAbsent(conditional)).build();
        return s3.call("put", key,
                () -> s3.awaitUnless(FileUpload.PRESENT, s3.client().putObject(args)).isPresent());
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) {
        PutObjectAPIArgs args = s3.about(PutObjectAPIArgs.builder(), key).data(bytes, bytes.length)
                .contentType(contentType).build();
        s3.call("put", key, () -> s3.await(s3.client().putObject(args)));
    }

    @Override
    public byte[] get(ObjectKey key, long maxBytes) {
        GetObjectArgs args = s3.about(GetObjectArgs.builder(), key).build();
        return s3.call("get", key, () -> {
            try (GetObjectResponse answer = s3.await(s3.client().getObject(args))) {
                return ObjectBytes.whole(answer, maxBytes, s3.at("get", key));
            }
        });
    }

    @Override
    public byte[] get(ObjectKey key, ByteRange range) {
        GetObjectArgs args = s3.about(GetObjectArgs.builder(), key).offset(range.offset())
                .length((long) range.length()).build();
        return s3.call("get", key, () -> {
            Optional<GetObjectResponse> answered = s3.awaitUnless("InvalidRange", s3.client().getObject(args));
            try (InputStream answer = answered.map(InputStream.class::cast).orElseGet(InputStream::nullInputStream)) {
                return answered.isPresent() ? ObjectBytes.part(answered.get(), range) : answer.readAllBytes();
            }
        });
    }

    /** A missing bucket answers like a missing object, so before saying "no such object" the bucket is asked for. */
    @Override
    public Optional<ObjectDescription> describe(ObjectKey key) {
        Optional<StatObjectResponse> found = head(key);
        if (found.isEmpty() && !bucketExists()) {
            throw bucketMissing();
        }
        return found.map(head -> new ObjectDescription(key, head.size(),
                Optional.ofNullable(head.contentType()).orElse("application/octet-stream"),
                UserMetadata.of(head.userMetadata()), head.etag()));
    }

    private Optional<StatObjectResponse> head(ObjectKey key) {
        StatObjectArgs args = s3.about(StatObjectArgs.builder(), key).build();
        return s3.call("describe", key, () -> s3.awaitUnless("NoSuchKey", s3.client().statObject(args)));
    }

    @Override
    public Map<String, String> tags(ObjectKey key) {
        requireTags();
        GetObjectTagsArgs args = s3.about(GetObjectTagsArgs.builder(), key).build();
        return s3.call("read the tags of", key, () -> s3.await(s3.client().getObjectTags(args))).get();
    }

    @Override
    public void tag(ObjectKey key, Map<String, String> tags) {
        requireTags();
        ObjectTags.check(tags);
        SetObjectTagsArgs args = s3.about(SetObjectTagsArgs.builder(), key).tags(tags).build();
        s3.call("tag", key, () -> s3.awaitDone(s3.client().setObjectTags(args)));
    }

    private void requireTags() {
        if (!capabilities().tags()) {
            throw new Unsupported("the server of " + config + " has no object tags");
        }
    }

    @Override
    public URI presignedGet(ObjectKey key, Duration validity) {
        GetPresignedObjectUrlArgs args = s3.about(GetPresignedObjectUrlArgs.builder(), key).method(Http.Method.GET)
                .expiry(Math.toIntExact(validity.toSeconds())).build();
        return s3.call("sign a link to", key, () -> {
            try {
                return URI.create(s3.client().getPresignedObjectUrl(args));
            } catch (MinioException failed) {
                throw new ExecutionException(failed);
            }
        });
    }

    @Override
    public Capabilities capabilities() {
        return server().capabilities();
    }

    private ServerTraits server() {
        if (traits.isEmpty()) {
            probing.lock();
            try {
                traits = traits.or(() -> Optional.of(probe.traits()));
            } finally {
                probing.unlock();
            }
        }
        return traits.orElseThrow();
    }

    @Override
    public void check() {
        if (bucketExists()) {
            return;
        }
        if (!config.createBucket()) {
            throw bucketMissing();
        }
        MakeBucketArgs args = s3.about(MakeBucketArgs.builder()).build();
        s3.call("make the bucket", () -> s3.awaitUnless(MADE_BY_ANOTHER, s3.client().makeBucket(args)));
    }

    private boolean bucketExists() {
        BucketExistsArgs args = s3.about(BucketExistsArgs.builder()).build();
        return s3.call("look for the bucket", () -> s3.await(s3.client().bucketExists(args)));
    }

    private Refused bucketMissing() {
        return new Refused("there is no " + config + ": create it or correct " + ObjectStoreConfig.BUCKET.name());
    }

    @Override
    public void close() {
        s3.close();
    }

    @Override
    public String toString() {
        return config.toString();
    }
}
