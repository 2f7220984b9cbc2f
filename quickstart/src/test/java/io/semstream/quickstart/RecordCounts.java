package io.semstream.quickstart;

import io.semstream.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How many committed records each key of a topic has; keeps counting while the broker comes and goes. */
final class RecordCounts implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Integer> counts = new HashMap<>();

    RecordCounts(String bootstrapServers, Topic<?> topic) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed",
                "default.api.timeout.ms", 120_000), new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic.name()).stream().map(info -> new TopicPartition(topic.name(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits a moment for news and counts it. */
    long total() {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> counts.merge(record.key(), 1, Integer::sum));
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Counts up to what is committed now. */
    Map<String, Integer> perKey() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            total();
        }
        return Map.copyOf(counts);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
