package io.semstream.runtime;

import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where Kafka and the schema registry are.
 *
 * @param client
 *            further properties for every Kafka client and registry client, under the names those libraries use; they may hold secrets
 */
public record KafkaConnection(String bootstrapServers, URI schemaRegistry, Map<String, String> client) {

    private static final Key<String> BOOTSTRAP_SERVERS = Key
            .text("semstream.kafka.bootstrap.servers", "Kafka brokers, host:port between commas")
            .withDefault("localhost:9092");
    private static final Key<URI> SCHEMA_REGISTRY = Key
            .uri("semstream.schema.registry.url", "schema registry that speaks the Confluent protocol")
            .withDefault(URI.create("http://localhost:8081"));
    private static final Key<Map<String, String>> CLIENT = Key.prefix("semstream.kafka.client.",
            "handed to every Kafka client as it is, for example security.protocol");
    private static final Key<Map<String, String>> REGISTRY_CLIENT = Key.prefix("semstream.schema.registry.client.",
            "handed to the registry client as it is, for example basic.auth.user.info");

    public KafkaConnection {
        client = Map.copyOf(client);
    }

    public static List<Key<?>> keys() {
        return List.of(BOOTSTRAP_SERVERS, SCHEMA_REGISTRY, CLIENT, REGISTRY_CLIENT);
    }

    public static KafkaConnection from(Settings settings) {
        Map<String, String> client = new HashMap<>(settings.below(CLIENT));
        client.putAll(settings.below(REGISTRY_CLIENT));
        return new KafkaConnection(settings.get(BOOTSTRAP_SERVERS), settings.get(SCHEMA_REGISTRY), client);
    }

    /** What every client is made with; the named places win over the pass-through properties. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>(client);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("schema.registry.url", schemaRegistry.toString());
        return properties;
    }

    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers + ", schema registry at " + schemaRegistry;
    }
}
