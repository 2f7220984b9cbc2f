package io.semstream.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's framing: a zero byte, the schema id as four bytes, the Avro bytes. */
final class WireFormat {

    static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static byte[] header(int schemaId) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
    }

    static int schemaId(byte[] data) {
        if (data.length < HEADER_BYTES || data[0] != MAGIC) {
            throw new SerializationException("not Confluent wire format: expected a zero byte and a schema id in front, found "
                    + data.length + " bytes" + (data.length > 0 ? " starting with 0x%02x".formatted(data[0]) : ""));
        }
        return ByteBuffer.wrap(data, 1, Integer.BYTES).getInt();
    }
}
