package io.semstream.schemas.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What provisioning needs from the environment.
 *
 * @param properties
 *            for the Kafka and the registry client
 * @param replication
 *            copies of every partition
 */
record ProvisionSettings(Map<String, Object> properties, short replication) {

    private static final String REPLICATION = "SEMSTREAM_TOPICS_REPLICATION";
    /** What follows is a client property in capitals with underscores. */
    private static final List<String> PASSED_THROUGH = List.of("SEMSTREAM_KAFKA_CLIENT_",
            "SEMSTREAM_SCHEMA_REGISTRY_CLIENT_");
    /** Deployments start everything at once; this one waits for the others. */
    private static final Map<String, String> PATIENCE = Map.of("default.api.timeout.ms", "180000", //
            "max.retries", "90", "retries.max.wait.ms", "2000");

    static ProvisionSettings from(Map<String, String> environment) {
        Map<String, Object> properties = new HashMap<>(PATIENCE);
        PASSED_THROUGH.forEach(prefix -> properties.putAll(below(prefix, environment)));
        properties.put("bootstrap.servers",
                environment.getOrDefault("SEMSTREAM_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
        properties.put("schema.registry.url",
                environment.getOrDefault("SEMSTREAM_SCHEMA_REGISTRY_URL", "http://localhost:8081"));
        return new ProvisionSettings(properties, replication(environment.getOrDefault(REPLICATION, "1")));
    }

    private static Map<String, String> below(String prefix, Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                properties.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }

    private static short replication(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(REPLICATION + " = \"" + text + "\": expected a number of brokers such as 3");
        }
        return Short.parseShort(text);
    }
}
