package io.semstream.labeler;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The sink's consumer and transactional producer. */
final class KafkaClients {
    static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(5);
    /** Leaves time for the commit. */
    static final Duration MOST_WORK_BETWEEN_POLLS = MAX_POLL_INTERVAL.dividedBy(2);
    /** How long a client call waits for brokers that are away before the sink says so. */
    static final Duration MOST_WAIT_FOR_BROKER = Duration.ofSeconds(10);

    private KafkaClients() {}

    static KafkaConsumer<String, byte[]> consumer(LabelerConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafka().properties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.member());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.member());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.pollRecords());
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) MAX_POLL_INTERVAL.toMillis());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) config.sessionTimeout().toMillis());
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) config.sessionTimeout().dividedBy(4).toMillis());
        quickToReconnect(properties);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static KafkaProducer<String, byte[]> producer(LabelerConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafka().properties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.member());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, config.member());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) config.transactionTimeout().toMillis());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MOST_WAIT_FOR_BROKER.toMillis());
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        quickToReconnect(properties);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    static Admin admin(LabelerConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafka().properties());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.member());
        quickToReconnect(properties);
        return Admin.create(properties);
    }

    /** A broker that comes back is found within about a second. */
    private static void quickToReconnect(Map<String, Object> properties) {
        for (String client : List.of("reconnect.backoff.max.ms", "retry.backoff.max.ms")) {
            properties.put(client, 1_000);
        }
    }
}
