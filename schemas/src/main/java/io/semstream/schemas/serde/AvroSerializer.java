package io.semstream.schemas.serde;

import io.semstream.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in Confluent's wire format; safe for many threads. Understands Confluent's
 * {@code schema.registry.url}, {@code auto.register.schemas}, {@code use.latest.version}, basic authentication and
 * trust store, so that either serializer can be put in the other's place. Subjects follow TopicNameStrategy.
 *
 * <p>
 * A record that cannot be written is a SerializationException; a registry that is away or refuses is a
 * {@link io.semstream.schemas.registry.SchemaRegistryException}.
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {

    private record Target(String topic, Schema schema) {}

    private final Map<Target, RecordWriter> writers = new ConcurrentHashMap<>();
    private Optional<SchemaRegistry> registry = Optional.empty();
    private SerdeSettings settings = SerdeSettings.DEFAULT;

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        settings = SerdeSettings.from(properties, isKey);
        registry = Optional.of(SchemaRegistry.configured(properties));
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        RecordWriter writer = writer(new Target(topic, record.getSchema()));
        try {
            return writer.write(record);
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException wrong) {
            throw new SerializationException("cannot write " + record.getSchema().getFullName() + " to " + topic + ": "
                    + wrong.getMessage(), wrong);
        }
    }

    /** Does not hold a lock while it asks the registry. */
    private RecordWriter writer(Target target) {
        RecordWriter known = writers.get(target);
        if (known != null) {
            return known;
        }
        RecordWriter writer = newWriter(settings.subject(target.topic()), target.schema());
        writers.put(target, writer);
        return writer;
    }

    private RecordWriter newWriter(String subject, Schema schema) {
        SchemaRegistry known = registry.orElseThrow(() -> new IllegalStateException("configure the serializer first"));
        if (settings.useLatestVersion()) {
            return RecordWriter.as(known.latest(subject), schema);
        }
        int id = settings.autoRegister() ? known.register(subject, schema) : known.idOf(subject, schema);
        return RecordWriter.of(id, schema);
    }
}
