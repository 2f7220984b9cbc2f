package io.semstream.schemas.serde;

import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.registry.SchemaRegistryException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format. With {@code specific.avro.reader=true} it gives the generated class, read into this
 * build's version of the schema whatever version wrote it; otherwise generic records as they were written.
 *
 * <p>
 * What is wrong with the record, an unknown schema id too, is a SerializationException: it will be wrong next time. A
 * registry that is away or refuses is a {@link SchemaRegistryException}: the record may well be right.
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {

    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Optional<Schema> expected;
    private Optional<SchemaRegistry> registry = Optional.empty();
    private SerdeSettings settings = SerdeSettings.DEFAULT;

    /** For Kafka, which configures it next. */
    public AvroDeserializer() {
        this(Optional.empty());
    }

    AvroDeserializer(Optional<Schema> expected) {
        this.expected = expected;
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        settings = SerdeSettings.from(properties, isKey);
        registry = Optional.of(SchemaRegistry.configured(properties));
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        int schemaId = WireFormat.schemaId(data);
        DatumReader<T> reader = reader(schemaId);
        try {
            return whole(reader, DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER_BYTES,
                    data.length - WireFormat.HEADER_BYTES, null));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | SecurityException
                | UnsupportedOperationException broken) {
            throw new SerializationException(
                    "a record of " + topic + " is not what schema " + schemaId + " says: " + broken.getMessage(), broken);
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

    /** Does not hold a lock while it asks the registry. */
    private DatumReader<T> reader(int schemaId) {
        DatumReader<T> known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        DatumReader<T> reader = newReader(writerSchema(schemaId));
        readers.put(schemaId, reader);
        return reader;
    }

    private Schema writerSchema(int schemaId) {
        try {
            return registry.orElseThrow(() -> new IllegalStateException("configure the deserializer first"))
                    .schema(schemaId);
        } catch (SchemaRegistryException failed) {
            if (failed.reason() == SchemaRegistryException.Reason.UNKNOWN_SCHEMA) {
                throw new SerializationException(failed.getMessage(), failed);
            }
            throw failed;
        }
    }

    private DatumReader<T> newReader(Schema writer) {
        if (!settings.specificReader()) {
            return new GenericDatumReader<>(writer);
        }
        Schema reader = expected.or(() -> EventData.generated(writer)).orElseThrow(() -> noClass(writer));
        return new SpecificDatumReader<>(writer, reader, EventData.of(reader));
    }

    private static SerializationException noClass(Schema writer) {
        return new SerializationException("there is no class for " + writer.getFullName()
                + " here: set specific.avro.reader=false to read it as a generic record");
    }
}
