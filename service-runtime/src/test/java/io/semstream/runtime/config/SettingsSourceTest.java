package io.semstream.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourceTest {

    private static final List<Key<?>> KEYS = List.of(Key.text("semstream.agent.id", "m"),
            Key.list("semstream.agent.watch", "m"), Key.text("semstream.object-store.secret-key", "m"),
            Key.prefix("semstream.kafka.client.", "m"));

    @TempDir
    Path folder;

    @Test
    void environmentVariablesSpellNamesWithUnderscores() {
        Map<String, String> env = Map.of("SEMSTREAM_AGENT_ID", "sem-1", "SEMSTREAM_OBJECT_STORE_SECRET_KEY", "s",
                "SEMSTREAM_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL", "SEMSTREAM_AGNET_ID", "typo", "PATH", "/bin");

        assertThat(SettingsSource.load(KEYS, List.of(), env)).containsOnly(Map.entry("semstream.agent.id", "sem-1"),
                Map.entry("semstream.object-store.secret-key", "s"),
                Map.entry("semstream.kafka.client.security.protocol", "SSL"), Map.entry("semstream.agnet.id", "typo"));
    }

    @Test
    void variablesOfTheLauncherAndOfKubernetesAreNotSettings() {
        Map<String, String> env = Map.of("SEMSTREAM_HOME", "/opt", "SEMSTREAM_LABELER_SERVICE_HOST", "10.0.0.1",
                "SEMSTREAM_LABELER_PORT", "tcp://10.0.0.1:80", "SEMSTREAM_LABELER_PORT_80_TCP_ADDR", "10.0.0.1");

        assertThat(SettingsSource.load(KEYS, List.of(), env)).isEmpty();
    }

    @Test
    void readsNestedYamlWithListsWhoseItemsHoldCommas() throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), """
                semstream:
                  agent:
                    id: sem-1
                    watch: ["/data/a, b=SEM 1", /data/c]
                  kafka.client.security.protocol: SSL
                """);

        Map<String, String> raw = SettingsSource.load(KEYS, List.of("--config", file.toString()), Map.of());

        assertThat(raw).containsEntry("semstream.agent.id", "sem-1")
                .containsEntry("semstream.kafka.client.security.protocol", "SSL");
        assertThat(ListText.parse(raw.getOrDefault("semstream.agent.watch", ""))).contains(List.of("/data/a, b=SEM 1", "/data/c"));
    }

    @Test
    void laterSourcesWin() throws IOException {
        Path file = Files.writeString(folder.resolve("agent.properties"), "semstream.agent.id=from-file\n");
        List<String> args = List.of("--config", file.toString(), "--set", "semstream.agent.id=from=args");

        assertThat(SettingsSource.load(KEYS, args.subList(0, 2), Map.of())).containsValue("from-file");
        assertThat(SettingsSource.load(KEYS, args.subList(0, 2), Map.of("SEMSTREAM_AGENT_ID", "from-env")))
                .containsValue("from-env");
        assertThat(SettingsSource.load(KEYS, args, Map.of("SEMSTREAM_AGENT_ID", "from-env")))
                .containsValue("from=args");
    }

    @Test
    void aFileOfVariablesIsReadAsTheEnvironmentIs() throws IOException {
        Path file = Files.writeString(folder.resolve("credentials.env"), """
                # keys
                SEMSTREAM_OBJECT_STORE_SECRET_KEY = 'a=b\\ #c'
                SEMSTREAM_AGENT_ID="from file"

                PATH=/bin
                """);

        assertThat(SettingsSource.load(KEYS, List.of("--config", file.toString()), Map.of("SEMSTREAM_AGENT_ID", "from-env")))
                .containsOnly(Map.entry("semstream.object-store.secret-key", "a=b\\ #c"), Map.entry("semstream.agent.id", "from-env"));
    }

    @Test
    void aLineThatIsNoVariableIsNamedWithoutItsText() throws IOException {
        Path file = Files.writeString(folder.resolve("credentials.env"), "A=b\nmySecret\n");

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> SettingsSource.load(KEYS, List.of("--config", file.toString()), Map.of()))
                .satisfies(invalid -> assertThat(invalid.problems()).singleElement().asString().contains("credentials.env", "line 2")
                        .doesNotContain("mySecret"));
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.yaml"), "");

        assertThat(SettingsSource.load(KEYS, List.of("--config", file.toString()), Map.of())).isEmpty();
    }

    @Test
    void everyWrongArgumentIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [1");
        Path scalar = Files.writeString(folder.resolve("scalar.yaml"), "just text");
        List<String> args = List.of("--config", folder.resolve("absent.yaml").toString(), "--config", broken.toString(),
                "--config", scalar.toString(), "--set", "novalue", "--verbose");

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> SettingsSource.load(KEYS, args, Map.of()))
                .satisfies(invalid -> assertThat(invalid.problems()).hasSize(5).satisfiesExactly(
                        line -> assertThat(line).endsWith("absent.yaml: there is no such file"),
                        line -> assertThat(line).contains("broken.yaml"),
                        line -> assertThat(line).contains("scalar.yaml"),
                        line -> assertThat(line).isEqualTo("--set novalue: expected name=value"),
                        line -> assertThat(line).startsWith("--verbose: unknown argument"))
                        .allSatisfy(line -> assertThat(line).hasLineCount(1)));
    }
}
