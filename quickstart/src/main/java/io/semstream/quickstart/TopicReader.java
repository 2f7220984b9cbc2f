package io.semstream.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.semstream.schemas.serde.AvroDeserializer;
import io.semstream.schemas.serde.AvroJson;
import io.semstream.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one topic as JSON lines; a value that cannot be decoded becomes a line that says so, and reading goes on. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** What a line holds: the value alone, or the value with its coordinates and key. */
    enum Form {
        VALUE,
        ENVELOPE
    }

    private final Topic<?> topic;
    private final Form form;
    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroDeserializer<SpecificRecord> values = new AvroDeserializer<>();
    private final List<TopicPartition> partitions;

    TopicReader(Topic<?> topic, Form form, Map<String, Object> connection) {
        this.topic = topic;
        this.form = form;
        var properties = new HashMap<>(connection);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put("specific.avro.reader", true);
        values.configure(properties, false);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic.name()).stream().map(info -> new TopicPartition(topic.name(), info.partition())).toList();
        consumer.assign(partitions);
    }

    /** Tells every record that is there now, oldest first within a partition; with {@code last}, about so many of the newest of each partition. */
    void readToEnd(long last, Consumer<String> line) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        partitions.forEach(partition -> consumer.seek(partition,
                Math.max(offset(beginnings, partition), last == Long.MAX_VALUE ? 0 : offset(ends, partition) - last)));
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < offset(ends, partition))) {
            consumer.poll(POLL).forEach(record -> line.accept(json(record)));
        }
    }

    /** Tells what comes, until the thread is interrupted. */
    void follow(Consumer<String> line) {
        while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(record -> line.accept(json(record)));
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    private String json(ConsumerRecord<String, byte[]> record) {
        try {
            String value = record.value() == null
                    ? "null"
                    : AvroJson.line(values.deserialize(topic.name(), record.headers(), record.value()));
            return form == Form.VALUE ? value : coordinates(record).putRawValue("value", new RawValue(value)).toString();
        } catch (SerializationException undecodable) {
            return coordinates(record).put("error", undecodable.getMessage()).toString();
        }
    }

    private static ObjectNode coordinates(ConsumerRecord<String, byte[]> record) {
        return JsonNodeFactory.instance.objectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
