package io.semstream.agent.announce;

import io.semstream.event.ImageIngested;
import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** Records in the registry's wire format. Asks the registry once per schema; thread-safe. */
public final class RecordBytes {

    private final Map<String, Object> properties;
    private final Map<String, Serde<? extends SpecificRecord>> serdes = new ConcurrentHashMap<>();

    public RecordBytes(KafkaConnection connection) {
        AvroSerde.trustEvents();
        this.properties = connection.properties();
    }

    /** @throws io.semstream.schemas.registry.SchemaRegistryException when the schema is not known yet and the registry cannot be asked */
    byte[] of(Outgoing record) {
        return bytes(record.topic(), record.value());
    }

    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, SpecificRecord value) {
        byte[] bytes = serde(topic).serializer().serialize(topic.name(), topic.valueType().cast(value));
        if (bytes == null) {
            throw new IllegalStateException("a record became a tombstone: " + value);
        }
        return bytes;
    }

    Deserializer<ImageIngested> deserializer() {
        return serde(TopicCatalogue.IMAGE_INGESTED).deserializer();
    }

    @SuppressWarnings("unchecked") // stored under the topic's name with the topic's type
    private <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
        return (Serde<V>) serdes.computeIfAbsent(topic.name(), name -> AvroSerde.forTopic(topic, properties));
    }
}
