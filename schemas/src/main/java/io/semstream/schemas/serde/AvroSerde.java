package io.semstream.schemas.serde;

import io.semstream.schemas.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes for the values of the catalogue's topics. */
public final class AvroSerde {

    private AvroSerde() {}

    /** For who builds events before there is a serde: their builders look up the classes of default values, and Avro refuses classes it was not told to trust. */
    public static void trustEvents() {
        EventData.trust();
    }

    /**
     * The configured serde of a topic's values. Schemas are expected to be provisioned: unless the properties say
     * otherwise nothing is registered by writing.
     *
     * @param properties Kafka client properties with at least {@code schema.registry.url}
     */
    public static <T extends SpecificRecord> Serde<T> forTopic(Topic<T> topic, Map<String, ?> properties) {
        Map<String, Object> configuration = new HashMap<>(Map.of(SerdeSettings.AUTO_REGISTER, "false"));
        configuration.putAll(properties);
        configuration.put(SerdeSettings.SPECIFIC_READER, "true");
        AvroSerializer<T> serializer = new AvroSerializer<>();
        AvroDeserializer<T> deserializer = new AvroDeserializer<>(Optional.of(topic.schema()));
        Serde<T> serde = Serdes.serdeFrom(serializer, deserializer);
        serde.configure(configuration, false);
        return serde;
    }
}
