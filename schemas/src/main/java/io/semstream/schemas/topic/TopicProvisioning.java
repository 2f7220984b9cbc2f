package io.semstream.schemas.topic;

import io.semstream.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the catalogue's topics and schemas exist. Doing it twice, or from two places at once, changes nothing. */
public final class TopicProvisioning {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioning.class);
    /** Readers and writers of different releases live side by side, and the history is read again by newer ones. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private TopicProvisioning() {}

    /**
     * Creates what is missing. Existing topics stay as their operators made them.
     *
     * @param replication
     *            copies of every partition
     * @throws org.apache.kafka.common.KafkaException
     *             when the broker refuses or is away
     * @throws io.semstream.schemas.registry.SchemaRegistryException
     *             when the registry refuses or is away
     */
    public static void provision(Admin admin, SchemaRegistry registry, short replication) {
        createTopics(admin, replication);
        registerSchemas(registry);
    }

    /** The broker's half of it. */
    public static void createTopics(Admin admin, short replication) {
        Set<String> there = await(admin.listTopics().names(), "list the topics");
        compare(admin, TopicCatalogue.all().stream().filter(topic -> there.contains(topic.name())).toList());
        create(admin, TopicCatalogue.all().stream().filter(topic -> !there.contains(topic.name()))
                .map(topic -> newTopic(topic, replication)).toList());
    }

    /** The registry's half of it. */
    public static void registerSchemas(SchemaRegistry registry) {
        TopicCatalogue.all().forEach(topic -> {
            registry.register(topic.subject(), topic.schema());
            registry.compatibility(topic.subject(), COMPATIBILITY);
        });
    }

    private static NewTopic newTopic(Topic<?> topic, short replication) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of(replication))
                .configs(topic.configuration());
    }

    private static void create(Admin admin, List<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((name, created) -> {
            try {
                await(created, "create the topic " + name);
            } catch (KafkaException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        });
    }

    /** A topic somebody made by hand may lose what the catalogue promises to keep. */
    private static void compare(Admin admin, List<Topic<?>> existing) {
        List<ConfigResource> resources = existing.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name())).toList();
        await(admin.describeConfigs(resources).all(), "read the topics' configuration").forEach((resource,
                actual) -> TopicCatalogue.named(resource.name()).ifPresent(topic -> warnOfDeviation(topic, actual)));
    }

    private static void warnOfDeviation(Topic<?> topic, Config actual) {
        topic.configuration().forEach((name, expected) -> {
            String value = actual.get(name).value();
            if (!expected.equals(value)) {
                LOG.warn("topic {} has {} = {}, the catalogue says {}; it is left as it is", topic.name(), name, value,
                        expected);
            }
        });
    }

    private static <T> T await(KafkaFuture<T> future, String purpose) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            throw new KafkaException("the broker did not " + purpose + ": " + cause.getMessage(), cause);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
