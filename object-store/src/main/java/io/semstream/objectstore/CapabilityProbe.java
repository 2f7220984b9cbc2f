package io.semstream.objectstore;

import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.GetObjectTagsArgs;
import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SetObjectTagsArgs;
import io.minio.StatObjectArgs;
import io.minio.messages.VersioningConfiguration;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a server can do by doing it to a small object of its own: servers differ, and some say yes to what they do not do. */
final class CapabilityProbe {

    private static final Logger log = LoggerFactory.getLogger(CapabilityProbe.class);
    private static final byte[] CONTENT = "semstream found out what this server can do"
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_CONTENT = "overwritten".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "probe";
    private static final String VALUE = "5 µm";
    private static final Map<String, String> TAGS = Map.of("category", "Porous_Sponge", "score", "0.5");

    private final S3Calls s3;

    CapabilityProbe(S3Calls s3) {
        this.s3 = s3;
    }

    /**
     * @throws Refused
     *             when tagging an object would change its bytes
     */
    ServerTraits traits() {
        ObjectKey key = new ObjectKey(".semstream/probe-" + UUID.randomUUID());
        put(key);
        try {
            ServerTraits found = found(key);
            log.info("{}: {}", s3, found);
            return found;
        } finally {
            remove(key);
        }
    }

    private ServerTraits found(ObjectKey key) {
        boolean metadata = can("metadata", () -> keepsMetadata(key));
        boolean tags = can("tags", () -> keepsTags(key));
        requireIntact(key);
        boolean verifiesContent = refusesWrongChecksum(key);
        boolean conditionalPut = can("conditional puts", () -> refusesToOverwrite(key));
        boolean versions = can("versions", this::keepsVersions);
        return new ServerTraits(new Capabilities(tags, metadata, conditionalPut, versions), verifiesContent);
    }

    /** A refusal is an answer: this server does not have it or these credentials may not use it. */
    private boolean can(String what, BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (Refused | ObjectMissing no) {
            log.debug("{} has no {}: {}", s3, what, no.getMessage());
            return false;
        }
    }

    private void put(ObjectKey key) {
        PutObjectAPIArgs args = put(key, CONTENT)
                .headers(UserMetadata.headers(Map.of(NAME, UserMetadata.percentEncoded(VALUE)))).build();
        s3.call("probe with", key, () -> s3.await(s3.client().putObject(args)));
    }

    private PutObjectAPIArgs.Builder put(ObjectKey key, byte[] content) {
        return s3.about(PutObjectAPIArgs.builder(), key).data(content, content.length).contentType("text/plain");
    }

    private boolean refusesWrongChecksum(ObjectKey key) {
        PutObjectAPIArgs args = put(key, CONTENT)
                .headers(new Http.Headers(Http.Headers.X_AMZ_CONTENT_SHA256, Sha256.hex(OTHER_CONTENT))).build();
        try {
            s3.call("put", key, () -> s3.await(s3.client().putObject(args)));
            return false;
        } catch (Refused | ContentDiffers refused) {
            return true;
        }
    }

    private boolean keepsMetadata(ObjectKey key) {
        StatObjectArgs args = s3.about(StatObjectArgs.builder(), key).build();
        return UserMetadata
                .of(s3.call("describe", key, () -> s3.await(s3.client().statObject(args))).userMetadata())
                .equals(Map.of(NAME, VALUE));
    }

    private boolean keepsTags(ObjectKey key) {
        SetObjectTagsArgs set = s3.about(SetObjectTagsArgs.builder(), key).tags(TAGS).build();
        s3.call("tag", key, () -> s3.awaitDone(s3.client().setObjectTags(set)));
        GetObjectTagsArgs get = s3.about(GetObjectTagsArgs.builder(), key).build();
        return s3.call("read the tags of", key, () -> s3.await(s3.client().getObjectTags(get))).get().equals(TAGS);
    }

    /** A server that does not know tagging may take its request body for a new object. */
    private void requireIntact(ObjectKey key) {
        GetObjectArgs args = s3.about(GetObjectArgs.builder(), key).build();
        byte[] now = s3.call("get", key, () -> {
            try (GetObjectResponse answer = s3.await(s3.client().getObject(args))) {
                return answer.readNBytes(CONTENT.length + 1);
            }
        });
        if (!Arrays.equals(now, CONTENT)) {
            throw new Refused(s3.at("use the store of", key)
                    + ": tagging an object overwrites it on this server and would destroy images; use another S3 server");
        }
    }

    private boolean refusesToOverwrite(ObjectKey key) {
        PutObjectAPIArgs args = put(key, OTHER_CONTENT).headers(FileUpload.onlyIfAbsent(true)).build();
        return s3.call("put", key, () -> s3.awaitUnless(FileUpload.PRESENT, s3.client().putObject(args))).isEmpty();
    }

    private boolean keepsVersions() {
        GetBucketVersioningArgs args = s3.about(GetBucketVersioningArgs.builder()).build();
        return s3.call("ask for versions", () -> s3.await(s3.client().getBucketVersioning(args)))
                .status() == VersioningConfiguration.Status.ENABLED;
    }

    private void remove(ObjectKey key) {
        RemoveObjectArgs args = s3.about(RemoveObjectArgs.builder(), key).build();
        try {
            s3.call("remove", key, () -> s3.awaitDone(s3.client().removeObject(args)));
        } catch (ObjectStoreException stays) {
            log.warn("a probe object stays behind: {}", stays.getMessage());
        }
    }
}
