package io.semstream.objectstore;

import io.minio.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file on its way to becoming an object.
 *
 * @param metadata
 *            as it goes over the wire
 */
record HashedFile(ObjectKey key, Path path, long sizeBytes, String sha256Hex, String contentType,
        Map<String, String> metadata) {

    static HashedFile of(ObjectKey key, Path path, String sha256Hex, String contentType,
            Map<String, String> metadata) {
        Map<String, String> kept = new TreeMap<>(UserMetadata.encoded(UserMetadata.checked(metadata)));
        kept.put(UserMetadata.SHA256, sha256Hex);
        try {
            return new HashedFile(key, path, Files.size(path), sha256Hex, contentType, kept);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Http.Headers headers() {
        return UserMetadata.headers(metadata);
    }
}
