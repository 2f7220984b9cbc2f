package io.semstream.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything committed on a topic so far, by image; listens only while it is asked to wait. */
final class Heard<T extends SpecificRecord> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KafkaConsumer<String, T> consumer;
    private final Map<String, List<T>> events = new HashMap<>();

    Heard(Topic<T> topic, Map<String, Object> connection) {
        Map<String, Object> properties = new HashMap<>(connection);
        properties.put("isolation.level", "read_committed");
        properties.put("reconnect.backoff.max.ms", 500);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), AvroSerde.forTopic(topic, connection).deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private void listen() {
        consumer.poll(Duration.ofMillis(50))
                .forEach(record -> events.computeIfAbsent(record.key(), image -> new ArrayList<>()).add(record.value()));
    }

    /** Listens until something holds. */
    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (listen(); !condition.getAsBoolean(); listen()) {
            assertThat(System.nanoTime()).as("still not so after %s, heard of %d images", PATIENCE, events.size()).isLessThan(end);
        }
    }

    /** Listens until so many of these images were heard of. */
    void until(int images, Collection<String> among) {
        until(() -> of(among).size() >= images);
    }

    /** Listens to the end of what is there now: what was said twice is heard twice. */
    Map<String, List<T>> all(Collection<String> images) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        until(() -> ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
        return of(images);
    }

    private Map<String, List<T>> of(Collection<String> images) {
        Map<String, List<T>> some = new HashMap<>(events);
        some.keySet().retainAll(images);
        return some;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
