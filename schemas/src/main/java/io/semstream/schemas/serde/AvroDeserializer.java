package io.semstream.schemas.serde;

import io.semstream.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format. With {@code specific.avro.reader=true} it gives the generated class, read into this
 * build's version of the schema whatever version wrote it; otherwise generic records as they were written.
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {

    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Optional<Schema> expected;
    private @Nullable SchemaRegistry registry;
    private SerdeSettings settings = SerdeSettings.DEFAULT;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroDeserializer() {
        this(Optional.empty());
    }

    AvroDeserializer(Optional<Schema> expected) {
        this.expected = expected;
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        settings = SerdeSettings.from(properties, isKey);
        registry = SchemaRegistry.configured(properties);
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        DatumReader<T> reader = readers.computeIfAbsent(WireFormat.schemaId(data), this::reader);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER_BYTES,
                data.length - WireFormat.HEADER_BYTES, null);
        try {
            return whole(reader, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException broken) {
            throw new SerializationException("a record of " + topic + " is not what schema " + WireFormat.schemaId(data)
                    + " says: " + broken.getMessage(), broken);
        }
    }

    private static <T> T whole(DatumReader<T> reader, BinaryDecoder decoder) throws IOException {
        @SuppressWarnings("NullAway") // Avro makes a new record when there is none to reuse
        T record = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes are left over after the record");
        }
        return record;
    }

    private DatumReader<T> reader(int schemaId) {
        Schema writer = Objects.requireNonNull(registry, "configure the deserializer first").schema(schemaId);
        if (!settings.specificReader()) {
            return new GenericDatumReader<>(writer);
        }
        Schema reader = expected.orElseGet(() -> generated(writer));
        return new SpecificDatumReader<>(writer, reader, SpecificData.getForSchema(reader));
    }

    private static Schema generated(Schema writer) {
        Class<?> type = SpecificData.get().getClass(writer);
        if (type == null) {
            throw new SerializationException("there is no class for " + writer.getFullName()
                    + " here: set specific.avro.reader=false to read it as a generic record");
        }
        return SpecificData.get().getSchema(type);
    }
}
