package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.semstream.schemas.registry.RegisteredSchema;
import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import io.semstream.schemas.topic.TopicCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we need of a schema registry, whoever made it: runs against the one at
 * {@code -Dsemstream.test.registry.url}, or against the embedded one.
 */
class RegistryContractIT {

    private static final Schema SCHEMA = parsed("");
    private static final Schema WIDER = parsed(", {\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}");
    private static final Schema INCOMPATIBLE = parsed(", {\"name\": \"must\", \"type\": \"long\"}");

    @TempDir
    private static Path dataDir;
    private static Optional<EmbeddedRegistry> embedded = Optional.empty();
    private static URI url = URI.create("http://localhost:8081");

    private final String subject = "contract-" + UUID.randomUUID() + "-value";

    @BeforeAll
    static void start() {
        String given = System.getProperty("semstream.test.registry.url", "");
        if (given.isEmpty()) {
            embedded = Optional.of(EmbeddedRegistry.start(dataDir, 0));
        }
        url = embedded.map(EmbeddedRegistry::url).orElseGet(() -> URI.create(given));
    }

    @AfterAll
    static void stop() {
        embedded.ifPresent(EmbeddedRegistry::close);
    }

    @Test
    void givesASchemaOneIdForGood() {
        int id = registry().register(subject, SCHEMA);

        assertThat(registry().register(subject, SCHEMA)).isEqualTo(id);
        assertThat(registry().register("another-" + subject, SCHEMA)).isEqualTo(id);
        assertThat(registry().idOf(subject, SCHEMA)).isEqualTo(id);
        assertThat(registry().schema(id)).isEqualTo(SCHEMA);
    }

    @Test
    void knowsTheNewestVersion() {
        registry().register(subject, SCHEMA);
        int id = registry().register(subject, WIDER);

        assertThat(registry().latest(subject)).isEqualTo(new RegisteredSchema(id, WIDER));
    }

    @Test
    void keepsToTheCompatibilityRule() {
        registry().register(subject, SCHEMA);
        registry().compatibility(subject, "FULL_TRANSITIVE");

        assertThat(failure(() -> registry().register(subject, INCOMPATIBLE))).isEqualTo(Reason.INCOMPATIBLE);
        assertThat(registry().register(subject, WIDER)).isPositive();
    }

    @Test
    void admitsWhatItDoesNotKnow() {
        assertThat(failure(() -> registry().idOf(subject, SCHEMA))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(failure(() -> registry().latest(subject))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(failure(() -> registry().schema(Integer.MAX_VALUE))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        registry().register(subject, SCHEMA);
        assertThat(failure(() -> registry().idOf(subject, WIDER))).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void takesEverySchemaOfTheCatalogue() {
        TopicCatalogue.all().forEach(topic -> {
            int id = registry().register(topic.name() + "-" + subject, topic.schema());

            assertThat(registry().schema(id).getFullName()).isEqualTo(topic.schema().getFullName());
        });
    }

    @Test
    void wrongPathIsNotAnUnknownSchema() {
        SchemaRegistry misconfigured = SchemaRegistry.at(URI.create("http://" + url.getAuthority() + "/nothing/here"));

        assertThatThrownBy(() -> misconfigured.schema(1)).isInstanceOfSatisfying(SchemaRegistryException.class,
                failed -> assertThat(failed.reason()).isEqualTo(Reason.REFUSED));
    }

    /** A fresh one every time, so that nothing is answered from memory. */
    private static SchemaRegistry registry() {
        return SchemaRegistry.at(url);
    }

    private static Reason failure(Runnable question) {
        return catchThrowableOfType(SchemaRegistryException.class, question::run).reason();
    }

    private static Schema parsed(String moreFields) {
        return new Schema.Parser().parse("{\"type\": \"record\", \"namespace\": \"contract\", \"name\": \"Sample\","
                + " \"fields\": [{\"name\": \"id\", \"type\": \"string\"}" + moreFields + "]}");
    }
}
