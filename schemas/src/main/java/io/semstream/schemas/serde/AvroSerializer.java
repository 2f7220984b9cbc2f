package io.semstream.schemas.serde;

import io.semstream.schemas.registry.RegisteredSchema;
import io.semstream.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in Confluent's wire format. Understands Confluent's {@code schema.registry.url},
 * {@code auto.register.schemas}, {@code use.latest.version} and basic authentication, so that either serializer can be
 * put in the other's place. Subjects follow TopicNameStrategy.
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {

    private record Written(String subject, Schema schema) {}

    private final Map<Written, RegisteredSchema> registered = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;
    private SerdeSettings settings = SerdeSettings.DEFAULT;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroSerializer() {}

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        settings = SerdeSettings.from(properties, isKey);
        registry = SchemaRegistry.configured(properties);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        RegisteredSchema schema = registered.computeIfAbsent(new Written(settings.subject(topic), record.getSchema()),
                this::register);
        try {
            return written(record, schema);
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException wrong) {
            throw new SerializationException("cannot write " + record.getSchema().getFullName() + " to " + topic + ": "
                    + wrong.getMessage(), wrong);
        }
    }

    private RegisteredSchema register(Written written) {
        SchemaRegistry known = Objects.requireNonNull(registry, "configure the serializer first");
        if (settings.useLatestVersion()) {
            return known.latest(written.subject());
        }
        int id = settings.autoRegister()
                ? known.register(written.subject(), written.schema())
                : known.idOf(written.subject(), written.schema());
        return new RegisteredSchema(id, written.schema());
    }

    private byte[] written(T record, RegisteredSchema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(WireFormat.header(schema.id()));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<T>(schema.schema(), SpecificData.getForSchema(record.getSchema())).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
