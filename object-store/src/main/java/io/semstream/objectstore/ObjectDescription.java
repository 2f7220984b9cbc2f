package io.semstream.objectstore;

import java.util.Map;

/**
 * An object without its bytes.
 *
 * @param metadata
 *            what was given when it was put, names in lower case; a file put by its content also has its {@code sha256}
 */
public record ObjectDescription(ObjectKey key, long sizeBytes, String contentType, Map<String, String> metadata,
        String etag) {

    public ObjectDescription {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("size of " + key + ": " + sizeBytes);
        }
        metadata = Map.copyOf(metadata);
    }
}
