package io.semstream.schemas.topic;

import io.semstream.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the catalogue's topics and schemas exist. Doing it twice, or from two places at once, changes nothing. */
public final class TopicProvisioning {

    /** Readers and writers of different releases live side by side, and the history is read again by newer ones. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private TopicProvisioning() {}

    /**
     * Creates what is missing. Existing topics stay as their operators made them.
     *
     * @param replication copies of every partition
     * @throws org.apache.kafka.common.KafkaException when the broker refuses or is away
     * @throws io.semstream.schemas.registry.SchemaRegistryException when the registry refuses or is away
     */
    public static void provision(Admin admin, SchemaRegistry registry, short replication) {
        createMissing(admin, replication);
        TopicCatalogue.all().forEach(topic -> register(registry, topic));
    }

    private static void createMissing(Admin admin, short replication) {
        Set<String> there = await(admin.listTopics().names(), "list the topics");
        List<NewTopic> missing = TopicCatalogue.all().stream().filter(topic -> !there.contains(topic.name()))
                .map(topic -> newTopic(topic, replication)).toList();
        admin.createTopics(missing).values().forEach((name, created) -> awaitCreated(name, created));
    }

    private static NewTopic newTopic(Topic<?> topic, short replication) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of(replication))
                .configs(topic.configuration());
    }

    private static void awaitCreated(String name, KafkaFuture<Void> created) {
        try {
            await(created, "create the topic " + name);
        } catch (KafkaException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private static void register(SchemaRegistry registry, Topic<?> topic) {
        registry.register(topic.subject(), topic.schema());
        registry.compatibility(topic.subject(), COMPATIBILITY);
    }

    private static <T> T await(KafkaFuture<T> future, String purpose) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new KafkaException("cannot " + purpose + ": " + cause.getMessage(), cause);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
