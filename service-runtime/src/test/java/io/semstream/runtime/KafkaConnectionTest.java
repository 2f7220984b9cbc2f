package io.semstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.runtime.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {

    @Test
    void pointsAtLocalhostUnlessToldOtherwise() {
        KafkaConnection connection = KafkaConnection.from(Settings.of(KafkaConnection.keys(), Map.of()));

        assertThat(connection.properties()).containsOnly(Map.entry("bootstrap.servers", "localhost:9092"),
                Map.entry("schema.registry.url", "http://localhost:8081"));
    }

    @Test
    void handsOnPropertiesOfBothClientsButPrintsNone() {
        KafkaConnection connection = KafkaConnection.from(Settings.of(KafkaConnection.keys(),
                Map.of("semstream.kafka.bootstrap.servers", "a:1,b:2", "semstream.kafka.client.sasl.jaas.config",
                        "password", "semstream.schema.registry.client.basic.auth.user.info", "u:password")));

        assertThat(connection.properties()).containsEntry("bootstrap.servers", "a:1,b:2")
                .containsEntry("sasl.jaas.config", "password").containsEntry("basic.auth.user.info", "u:password");
        assertThat(connection.toString()).contains("a:1,b:2").doesNotContain("password");
    }
}
