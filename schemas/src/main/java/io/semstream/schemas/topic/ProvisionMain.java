package io.semstream.schemas.topic;

import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.registry.SchemaRegistryException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Provisions the catalogue's topics and schemas and ends: the first thing a deployment runs. Reads the environment
 * variables of the services, and {@code SEMSTREAM_TOPICS_REPLICATION}, the copies of every partition. Waits some minutes
 * for a broker and a registry that are still starting.
 */
public final class ProvisionMain {

    private ProvisionMain() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, System.err));
    }

    /** 0 when everything is in place, 1 when broker or registry failed, 2 when the environment is wrong. */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            ProvisionSettings settings = ProvisionSettings.from(environment);
            provision(settings);
            out.println(TopicCatalogue.all().size() + " topics and their schemas are in place at "
                    + settings.properties().get("bootstrap.servers"));
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (KafkaException | SchemaRegistryException failed) {
            err.println(failed.getMessage());
            return 1;
        }
    }

    private static void provision(ProvisionSettings settings) {
        SchemaRegistry registry = SchemaRegistry.configured(settings.properties());
        try (Admin admin = admin(settings)) {
            TopicProvisioning.provision(admin, registry, settings.replication());
        }
    }

    /** Does no I/O: what is wrong here are the settings. */
    private static Admin admin(ProvisionSettings settings) {
        try {
            return Admin.create(settings.properties());
        } catch (KafkaException wrong) {
            throw new IllegalArgumentException(Objects.requireNonNullElse(wrong.getCause(), wrong).getMessage(), wrong);
        }
    }
}
