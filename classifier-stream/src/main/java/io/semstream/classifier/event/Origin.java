package io.semstream.classifier.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a record came from and what it was, as it was. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares origins, and nobody writes into them
public record Origin(String topic, int partition, long offset, Optional<byte[]> key, byte[] value) {

    /** Above this a dead letter would not fit into a topic with the usual limit of 1 MiB beside its other fields. */
    static final int MOST_BYTES_KEPT = 512 * 1024;

    /** The record's key, or its coordinates where it has none. */
    String imageId() {
        return key.filter(bytes -> bytes.length > 0).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(toString());
    }

    Optional<ByteBuffer> kept() {
        return Optional.of(value).filter(bytes -> bytes.length <= MOST_BYTES_KEPT).map(ByteBuffer::wrap);
    }

    /** topic-partition@offset, as in every log line. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
