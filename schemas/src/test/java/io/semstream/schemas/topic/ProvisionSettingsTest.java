package io.semstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisionSettingsTest {

    @Test
    void readsTheServicesVariables() {
        ProvisionSettings settings = ProvisionSettings.from(Map.of("SEMSTREAM_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "SEMSTREAM_SCHEMA_REGISTRY_URL", "http://registry:8081", "SEMSTREAM_KAFKA_CLIENT_SECURITY_PROTOCOL",
                "SSL", "SEMSTREAM_SCHEMA_REGISTRY_CLIENT_BASIC_AUTH_USER_INFO", "ada:secret",
                "SEMSTREAM_TOPICS_REPLICATION", "3", "SEMSTREAM_OBJECT_STORE_BUCKET", "ignored"));

        assertThat(settings.replication()).isEqualTo((short) 3);
        assertThat(settings.properties()).containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("schema.registry.url", "http://registry:8081").containsEntry("security.protocol", "SSL")
                .containsEntry("basic.auth.user.info", "ada:secret").doesNotContainKey("bucket");
    }

    @Test
    void wrongValuesAreOneLineAndExitCodeTwo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream silent = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertThat(ProvisionMain.run(Map.of("SEMSTREAM_TOPICS_REPLICATION", "few"), silent, silent)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("SEMSTREAM_TOPICS_REPLICATION = \"few\": expected a number of brokers such as 3");
    }

    @Test
    void wrongAddressOfTheBrokerIsOneLineAndExitCodeTwo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream silent = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertThat(ProvisionMain.run(Map.of("SEMSTREAM_KAFKA_BOOTSTRAP_SERVERS", "nonsense"), silent, silent))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo("Invalid url in bootstrap.servers: nonsense");
    }
}
