package io.semstream.agent.announce;

import io.semstream.event.AgentStatus;
import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Asks broker and registry once whether an agent could work with them. Writes nothing. */
public final class KafkaCheck {

    private static final int SECONDS = 10;
    private static final List<Topic<?>> NEEDED = List.of(TopicCatalogue.IMAGE_INGESTED, TopicCatalogue.DEAD_LETTER,
            TopicCatalogue.AGENT_STATUS);

    private final KafkaConnection connection;

    public KafkaCheck(KafkaConnection connection) {
        this.connection = connection;
    }

    /** Empty when the broker answers and has the topics an agent writes to, else what is wrong. */
    public Optional<String> brokerProblem() throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(connection.properties());
        properties.put("request.timeout.ms", String.valueOf(SECONDS * 1000));
        properties.put("default.api.timeout.ms", String.valueOf(SECONDS * 1000));
        try (Admin admin = Admin.create(properties)) {
            Set<String> there = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<String> missing = NEEDED.stream().map(Topic::name).filter(name -> !there.contains(name)).toList();
            return missing.isEmpty() ? Optional.empty() : Optional.of("it has no topic " + String.join(", ", missing));
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            return Optional.of("it does not answer (" + reason(away) + ")");
        }
    }

    /** Empty when the registry knows an agent's schemas, else what is wrong. */
    public Optional<String> registryProblem() {
        RecordBytes bytes = new RecordBytes(connection);
        AgentStatus any = AgentStatus.newBuilder().setAgent("").setHost("").setVersion("").setSeen(0).setAnnounced(0).setWaiting(0)
                .setFailed(0)
                .setDuplicates(0).setFolders(List.of()).setReportedAt(Instant.EPOCH).build();
        try {
            bytes.of(new Outgoing(TopicCatalogue.AGENT_STATUS, "", any));
            return Optional.empty();
        } catch (SchemaRegistryException away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    /** What a client wraps into "failed to construct" is what a person can act on. */
    static String reason(Exception problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
