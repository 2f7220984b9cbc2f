package io.semstream.dataset.origin;

import io.semstream.dataset.DatasetProblem;
import io.semstream.event.ImageIngested;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelReviewed;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning to the end they have now. */
final class Topics {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LONGEST_CALL_MS = 15_000;

    private final Map<String, Object> connection;
    private int unreadable;

    Topics(Map<String, Object> connection) {
        this.connection = connection;
    }

    /**
     * @throws DatasetProblem
     *             when broker or registry cannot be asked
     */
    ReviewedLabels fold() {
        var reviewed = new ReviewedLabels();
        read(TopicCatalogue.LABEL_REVIEWED, (imageId, vote) -> vote.map(LabelReviewed.class::cast).ifPresent(reviewed::vote));
        read(TopicCatalogue.IMAGE_LABELED, (imageId, label) -> reviewed.label(imageId, label.map(ImageLabeled.class::cast)));
        read(TopicCatalogue.IMAGE_INGESTED, (imageId, image) -> reviewed.image(imageId, image.map(ImageIngested.class::cast)));
        return reviewed;
    }

    /** Records no schema fits. */
    int unreadable() {
        return unreadable;
    }

    /** An absent value is a tombstone. */
    private <T extends SpecificRecord> void read(Topic<T> topic, BiConsumer<String, Optional<T>> told) {
        try (Deserializer<T> values = AvroSerde.forTopic(topic, connection).deserializer();
                var consumer = new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())).toList();
            if (partitions.isEmpty()) {
                throw new DatasetProblem("there is no topic " + topic.name() + " at " + connection.get("bootstrap.servers"));
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> tell(record, values, told));
            }
        } catch (KafkaException | SchemaRegistryException away) {
            throw new DatasetProblem("cannot read " + topic.name() + " from " + connection.get("bootstrap.servers") + " with the registry "
                    + connection.get("schema.registry.url") + " (" + away.getMessage() + "); say where they are with --config or --set");
        }
    }

    private <T extends SpecificRecord> void tell(ConsumerRecord<String, byte[]> record, Deserializer<T> values,
            BiConsumer<String, Optional<T>> told) {
        try {
            String imageId = Optional.ofNullable(record.key()).orElse("");
            told.accept(imageId, Optional.ofNullable(record.value())
                    .map(value -> values.deserialize(record.topic(), record.headers(), value)));
        } catch (SerializationException damaged) {
            unreadable++;
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(connection);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_CALL_MS);
        return properties;
    }
}
