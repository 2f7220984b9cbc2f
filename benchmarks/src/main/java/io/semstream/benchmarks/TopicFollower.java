package io.semstream.benchmarks;

import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees what becomes visible in a topic from now on, as any reader of committed events would. */
final class TopicFollower<V extends SpecificRecord> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /** An event and when it could be read. */
    record Seen<V>(V event, Instant at) {}

    private final KafkaConsumer<String, V> consumer;

    TopicFollower(KafkaConnection kafka, Topic<V> topic) {
        Map<String, Object> properties = new HashMap<>(kafka.properties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), AvroSerde.forTopic(topic, kafka.properties()).deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The first event of each of {@code count} keys. */
    List<Seen<V>> await(int count, Duration longest) {
        Instant deadline = Instant.now().plus(longest);
        Set<String> keys = new HashSet<>();
        List<Seen<V>> seen = new ArrayList<>();
        while (keys.size() < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("after " + longest + " only " + keys.size() + " of " + count + " images are through");
            }
            for (ConsumerRecord<String, V> event : consumer.poll(POLL)) {
                if (keys.add(event.key())) {
                    seen.add(new Seen<>(event.value(), Instant.now()));
                }
            }
        }
        return seen;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
