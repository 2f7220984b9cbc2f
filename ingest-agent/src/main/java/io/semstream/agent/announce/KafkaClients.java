package io.semstream.agent.announce;

import io.semstream.runtime.KafkaConnection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The settings of the agent's Kafka clients. What the operator passes through wins, except where correctness hangs on it. */
public final class KafkaClients {

    private static final Map<String, Object> PATIENCE = Map.of("reconnect.backoff.max.ms", "2000",
            "request.timeout.ms", "10000", "default.api.timeout.ms", "15000");
    private static final Map<String, Object> WRITING = Map.of("max.block.ms", "15000", "delivery.timeout.ms", "20000",
            "transaction.timeout.ms", "30000");

    private KafkaClients() {}

    /** Announces in transactions that belong to the agent. */
    public static Producer<String, byte[]> announcing(KafkaConnection connection, String agent) {
        Map<String, Object> properties = writer(connection);
        properties.put("transactional.id", "semstream-agent-" + agent);
        properties.put("client.id", "semstream-agent-" + agent);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Reports outside of transactions. */
    public static Producer<String, byte[]> reporting(KafkaConnection connection, String agent) {
        Map<String, Object> properties = writer(connection);
        properties.put("client.id", "semstream-agent-" + agent + "-status");
        properties.put("max.block.ms", "5000");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> writer(KafkaConnection connection) {
        Map<String, Object> properties = new HashMap<>(PATIENCE);
        properties.putAll(WRITING);
        properties.putAll(connection.properties());
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        return properties;
    }

    static Map<String, Object> reader(KafkaConnection connection) {
        Map<String, Object> properties = new HashMap<>(PATIENCE);
        properties.putAll(connection.properties());
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "none");
        return properties;
    }

    static KafkaConsumer<String, byte[]> consumer(Map<String, Object> properties) {
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
