package io.semstream.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.semstream.schemas.registry.CannedServer.Answer;
import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistryTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);
    private static final Answer SCHEMA_7 = new Answer(200, "{\"id\": 7, \"schema\": \"\\\"string\\\"\"}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "401 | {\"error_code\": 401, \"message\": \"who?\"}            | DENIED         | basic.auth.user.info",
        "403 | forbidden                                            | DENIED         | basic.auth.user.info",
        "404 | {\"error_code\": 40403, \"message\": \"not found\"}     | UNKNOWN_SCHEMA | provision the topics",
        "404 | <html>no such page</html>                            | REFUSED        | schema.registry.url",
        "409 | {\"error_code\": 409, \"message\": \"incompatible\"}    | INCOMPATIBLE   | fields with defaults",
        "422 | {\"error_code\": 42201, \"message\": \"not Avro\"}      | REFUSED        | not Avro",
        "500 | {\"error_code\": 50001, \"message\": \"store failed\"}  | UNREACHABLE    | store failed",
        "503 | <html>starting</html>                                | UNREACHABLE    | starting",
        "200 | <html>welcome</html>                                 | REFUSED        | does not speak",
        "200 | {}                                                   | REFUSED        | without an id"})
    void saysWhatIsWrongAndWhatToDo(int status, String body, Reason reason, String words) throws IOException {
        try (CannedServer server = CannedServer.answering(new Answer(status, body))) {
            SchemaRegistryException failed = catchThrowableOfType(SchemaRegistryException.class,
                    () -> registry(Map.of("schema.registry.url", server.url())).register("s-value", SCHEMA));

            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed).hasMessageContaining(words);
            assertThat(failed.retriable()).isEqualTo(reason == Reason.UNREACHABLE);
        }
    }

    @Test
    void namesTheRegistryThatIsAway() throws IOException {
        URI gone = goneServer();

        assertThatThrownBy(() -> registry(Map.of("schema.registry.url", gone)).schema(7))
                .isInstanceOf(SchemaRegistryException.class).hasMessageContaining(gone.toString())
                .hasMessageContaining("give the schema with id 7").hasMessageContaining("is it running");
    }

    @Test
    void triesAgainWhileItIsInTrouble() throws IOException {
        Answer starting = new Answer(503, "starting");
        try (CannedServer server = CannedServer.answering(starting, starting, SCHEMA_7)) {
            assertThat(registry(Map.of("schema.registry.url", server.url())).register("s-value", SCHEMA)).isEqualTo(7);
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void asksTheNextAddressWhenOneIsAway() throws IOException {
        try (CannedServer server = CannedServer.answering(SCHEMA_7)) {
            String urls = goneServer() + ", " + server.url() + "/";

            assertThat(registry(Map.of("schema.registry.url", urls)).schema(7)).isEqualTo(SCHEMA);
        }
    }

    @Test
    void doesNotAskTwice() throws IOException {
        try (CannedServer server = CannedServer.answering(SCHEMA_7)) {
            SchemaRegistry registry = registry(Map.of("schema.registry.url", server.url()));
            registry.schema(7);
            registry.schema(7);
            registry.idOf("s-value", SCHEMA);
            registry.idOf("s-value", SCHEMA);

            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void forgetsFailures() throws IOException {
        Answer missing = new Answer(404, "{\"error_code\": 40401, \"message\": \"no subject\"}");
        try (CannedServer server = CannedServer.answering(missing, SCHEMA_7)) {
            SchemaRegistry registry = registry(Map.of("schema.registry.url", server.url()));

            assertThatThrownBy(() -> registry.idOf("s-value", SCHEMA)).isInstanceOf(SchemaRegistryException.class);
            assertThat(registry.idOf("s-value", SCHEMA)).isEqualTo(7);
        }
    }

    @Test
    void sendsCredentials() throws IOException {
        try (CannedServer server = CannedServer.answering(SCHEMA_7)) {
            registry(Map.of("schema.registry.url", server.url(), "basic.auth.credentials.source", "USER_INFO",
                    "basic.auth.user.info", "ada:secret")).schema(7);

            assertThat(server.asked().getFirst().getFirst("Authorization")).isEqualTo("Basic YWRhOnNlY3JldA==");
        }
    }

    @Test
    void refusesProtobufSchemas() throws IOException {
        Answer protobuf = new Answer(200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message X {}\"}");
        try (CannedServer server = CannedServer.answering(protobuf)) {
            assertThatThrownBy(() -> registry(Map.of("schema.registry.url", server.url())).schema(7))
                    .isInstanceOf(SchemaRegistryException.class).hasMessageContaining("PROTOBUF");
        }
    }

    @ParameterizedTest
    @CsvSource({"schema.registry.url, localhost:8081, expected http://host:port",
        "schema.registry.url, ftp://host, expected http://host:port",
        "schema.registry.url, http://a b, expected http://host:port",
        "basic.auth.user.info, ada, expected user:password",
        "basic.auth.credentials.source, SASL_INHERIT, expected USER_INFO",
        "max.retries, many, expected a whole number",
        "schema.registry.ssl.truststore.location, /not/there.p12, cannot be used"})
    void refusesSettingsItCannotUse(String name, String value, String expected) {
        Map<String, Object> properties = new HashMap<>(Map.of("schema.registry.url", "http://localhost:8081"));
        properties.put(name, value);

        assertThatThrownBy(() -> SchemaRegistry.configured(properties)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name).hasMessageContaining(expected);
    }

    @Test
    void needsAnAddress() {
        assertThatThrownBy(() -> SchemaRegistry.configured(Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema.registry.url is missing: expected http://host:port");
    }

    private static URI goneServer() throws IOException {
        try (CannedServer server = CannedServer.answering(SCHEMA_7)) {
            return server.url();
        }
    }

    private static SchemaRegistry registry(Map<String, ?> properties) {
        Map<String, Object> hasty = new HashMap<>(Map.of("retries.wait.ms", 1, "max.retries", 2));
        hasty.putAll(properties);
        return SchemaRegistry.configured(hasty);
    }
}
