package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {

    private static final Topic<?> TOPIC = TopicCatalogue.IMAGE_LABELED;

    @TempDir
    private Path dataDir;

    @Test
    void diesWithItsParentAndKeepsItsIds() throws Exception {
        Process parent = OtherJvm.launch(RegistryHolder.class, dataDir.toString(), "0");
        URI url = URI.create(parent.inputReader().readLine());
        int id = SchemaRegistry.at(url).register(TOPIC.subject(), TOPIC.schema());
        ProcessHandle registry = parent.children().findFirst().orElseThrow();

        parent.destroyForcibly().waitFor();
        registry.onExit().get(10, TimeUnit.SECONDS);

        assertThat(Port.becomesFree(url.getPort())).isTrue();
        try (EmbeddedRegistry again = EmbeddedRegistry.start(dataDir, url.getPort())) {
            assertThat(again.url()).isEqualTo(url);
            assertThat(SchemaRegistry.at(url).idOf(TOPIC.subject(), TOPIC.schema())).isEqualTo(id);
            Topic<?> other = TopicCatalogue.DEAD_LETTER;
            assertThat(SchemaRegistry.at(url).register(other.subject(), other.schema())).isNotEqualTo(id);
        }
    }
}
