package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.AgentConfig;
import io.semstream.classifier.ClassifierConfig;
import io.semstream.labeler.LabelerConfig;
import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.ConfigurationPage;
import io.semstream.runtime.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/configuration.md says what the code says, to the letter. */
final class ConfigurationPageTest {
    static Stream<Arguments> services() {
        return Stream.of(Arguments.of("every service", List.of(ServiceMain.httpPort(9400))),
                Arguments.of("ingest-agent", AgentConfig.keys()), Arguments.of("classifier-stream", ClassifierConfig.keys()),
                Arguments.of("labeler-sink", LabelerConfig.keys()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void holdsTheTableOf(String service, List<Key<?>> keys) throws IOException {
        String page = Files.readString(Repository.root().resolve("docs/configuration.md"));
        assertThat(page).contains("## " + service + "\n").contains(ConfigurationPage.table(keys));
    }
}
