package io.semstream.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas against every released version in {@code src/test/released/VERSION}: this build must read what those
 * wrote, and they what this build writes. A release adds its own with
 * {@code mvn test -pl schemas -Dtest=ReleasedSchemasTest -Dschemas.release=VERSION}; what was released is never edited.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/released");

    record Release(String version, Topic<?> topic) {

        Path file() {
            return RELEASED.resolve(version).resolve(topic.name() + ".avsc");
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void understandEachOther(Release release) throws IOException {
        Schema released = new Schema.Parser().parse(Files.readString(release.file()));

        assertReads(release.topic().schema(), released);
        assertReads(released, release.topic().schema());
    }

    @Test
    @EnabledIfSystemProperty(named = "schemas.release", matches = "[0-9].*")
    void release() throws IOException {
        String version = System.getProperty("schemas.release");
        for (Topic<?> topic : TopicCatalogue.all()) {
            Path file = new Release(version, topic).file();
            Files.createDirectories(file.getParent());
            Files.writeString(file, pretty(topic) + "\n");
        }
    }

    static List<Release> releases() throws IOException {
        try (Stream<Path> versions = Files.list(RELEASED)) {
            return versions.map(folder -> folder.getFileName().toString()).sorted()
                    .flatMap(version -> TopicCatalogue.all().stream().map(topic -> new Release(version, topic)))
                    .filter(release -> Files.exists(release.file())).toList();
        }
    }

    private static String pretty(Topic<?> topic) {
        return SchemaFormatter.format("json/pretty", new Schema.Parser().parse(PlainSchema.json(topic.schema())));
    }

    private static void assertReads(Schema reader, Schema writer) {
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(compatibility.getType()).as(() -> compatibility.getResult().getIncompatibilities().toString())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
}
