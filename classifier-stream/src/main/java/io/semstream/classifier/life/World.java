package io.semstream.classifier.life;

import io.semstream.classifier.image.Outages;
import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether what the stream cannot start without is there: a stream that starts without its source topics ends itself. */
public final class World {

    private static final String BROKER = "broker";
    private static final String REGISTRY = "schema registry";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> connection;
    private final List<Topic<?>> topics;
    private final Outages outages;
    private final Duration silence;

    /**
     * @param connection
     *            properties of Kafka clients and the schema registry
     * @param topics
     *            all that the stream reads and writes
     * @param silence
     *            after which the broker of a running stream counts as away
     */
    public World(Map<String, Object> connection, List<Topic<?>> topics, Outages outages, Duration silence) {
        this.connection = Map.copyOf(connection);
        this.topics = List.copyOf(topics);
        this.outages = outages;
        this.silence = silence;
    }

    /** Asks broker and registry once and tells what is away. */
    boolean isThere() throws InterruptedException {
        return hasTopics() && hasSchemas();
    }

    private boolean hasTopics() throws InterruptedException {
        String broker = String.valueOf(connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        try (Admin admin = Admin.create(adminSettings())) {
            admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            outages.back(BROKER);
            return true;
        } catch (ExecutionException refused) {
            outages.away(BROKER, explained(broker, refused));
        } catch (TimeoutException | KafkaException away) {
            outages.away(BROKER, broker + " does not answer: is it running, and is the address right?");
        }
        return false;
    }

    private String explained(String broker, ExecutionException refused) {
        return refused.getCause() instanceof UnknownTopicOrPartitionException
                ? broker + " lacks a topic of " + topics.stream().map(Topic::name).toList() + ": provision the topics"
                : broker + " does not answer (" + refused.getMessage() + ")";
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return settings;
    }

    /** A running stream has heard from its group this long ago. */
    void heardFromBroker(Duration ago) {
        if (ago.compareTo(silence) > 0) {
            outages.away(BROKER,
                    connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + " has been silent for a while: is it running?");
        } else {
            outages.back(BROKER);
        }
    }

    private boolean hasSchemas() {
        SchemaRegistry registry = SchemaRegistry.configured(connection);
        try {
            topics.forEach(topic -> registry.idOf(topic.subject(), topic.schema()));
            outages.back(REGISTRY);
            return true;
        } catch (SchemaRegistryException away) {
            outages.away(REGISTRY, String.valueOf(away.getMessage()));
            return false;
        }
    }
}
