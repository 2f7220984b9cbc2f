package io.semstream.agent.announce;

import io.semstream.event.AgentStatus;
import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what all agents told of themselves last. */
public final class StatusTopic {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConnection connection;

    public StatusTopic(KafkaConnection connection) {
        this.connection = connection;
    }

    /**
     * The last beat of every agent of the last week, by name.
     *
     * @throws EventLogAway
     *             when broker or registry do not answer
     */
    public List<Beat> beats() {
        Map<String, Object> properties = KafkaClients.reader(connection);
        properties.put("default.api.timeout.ms", "10000");
        try (KafkaConsumer<String, byte[]> consumer = KafkaClients.consumer(properties);
                Deserializer<AgentStatus> values = AvroSerde.forTopic(TopicCatalogue.AGENT_STATUS, connection.properties())
                        .deserializer()) {
            return read(consumer, values);
        } catch (SchemaRegistryException away) {
            throw new EventLogAway("schema registry", String.valueOf(away.getMessage()), away);
        } catch (KafkaException away) {
            throw new EventLogAway("broker", connection.bootstrapServers() + ": " + KafkaCheck.reason(away), away);
        }
    }

    private static List<Beat> read(KafkaConsumer<String, byte[]> consumer, Deserializer<AgentStatus> values) {
        String topic = TopicCatalogue.AGENT_STATUS.name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, Beat> beats = new TreeMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    beats.remove(record.key());
                } else {
                    beats.put(record.key(),
                            new Beat(values.deserialize(topic, record.value()), Instant.ofEpochMilli(record.timestamp())));
                }
            }
        }
        return List.copyOf(beats.values());
    }
}
