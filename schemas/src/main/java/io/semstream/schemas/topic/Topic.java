package io.semstream.schemas.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic: what flows through it and how long it stays.
 *
 * @param partitions how many a new topic gets; an existing one keeps what it has, because keys would move
 * @param retention how long records stay; empty is for ever
 * @param key what the record key means
 * @param stampedByBroker whether records carry the broker's time: agents write from microscope PCs, whose clocks may be hours off, and a broker refuses what
 *     is stamped an hour ahead
 */
public record Topic<V extends SpecificRecord>(String name, Class<V> valueType, int partitions, Cleanup cleanup,
        Optional<Duration> retention, String key, String purpose, boolean stampedByBroker) {

    /** A topic whose records carry their sender's time, which is a server's. */
    Topic(String name, Class<V> valueType, int partitions, Cleanup cleanup, Optional<Duration> retention, String key, String purpose) {
        this(name, valueType, partitions, cleanup, retention, key, purpose, false);
    }

    public Topic {
        if (name.isBlank() || partitions < 1) {
            throw new IllegalArgumentException("a topic needs a name and partitions: " + name + ", " + partitions);
        }
        if (cleanup == Cleanup.COMPACT && retention.isPresent()) {
            throw new IllegalArgumentException("a compacted topic keeps its keys for ever: " + name);
        }
    }

    /** Schema of the values, as this build knows it. */
    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** Registry subject of the values: Confluent's TopicNameStrategy. */
    public String subject() {
        return name + "-value";
    }

    /** Kafka's configuration of the topic. */
    public Map<String, String> configuration() {
        return Map.of("cleanup.policy", cleanup.policy(), "retention.ms",
                retention.map(Duration::toMillis).orElse(-1L).toString(), "message.timestamp.type",
                stampedByBroker ? "LogAppendTime" : "CreateTime");
    }
}
