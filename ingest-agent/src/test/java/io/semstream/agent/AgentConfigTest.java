package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.semstream.agent.folder.WatchedFolder;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentConfigTest {

    @Test
    void foldersMayHoldCommasAndNameTheirInstrument() {
        AgentConfig config = config(Map.of("semstream.agent.watch", "\"/data/a, b=SEM 1\",/data/c"));

        assertThat(config.folders()).containsExactly(new WatchedFolder(Path.of("/data/a, b"), "SEM 1"),
                new WatchedFolder(Path.of("/data/c"), "agent-1"));
    }

    @Test
    void everyProblemBetweenValuesIsNamed() {
        Map<String, String> wrong = Map.of("semstream.agent.id", "agent 1", "semstream.agent.watch", "/data,/data/below",
                "semstream.agent.data.dir", "/data/ledger", "semstream.agent.quiet.period", "7s");

        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> config(wrong))
                .satisfies(invalid -> assertThat(invalid.problems()).containsExactly(
                        "semstream.agent.id = \"agent 1\": expected up to 100 letters, digits, '.', '_' or '-'",
                        "semstream.agent.watch = \"/data/below\": expected a folder that is not inside /data",
                        "semstream.agent.data.dir = \"/data/ledger\": expected a folder outside the watched folder /data",
                        "semstream.agent.unknown.wait = \"5000ms\": expected no less than semstream.agent.quiet.period, 7000ms"));
    }

    @Test
    void aLinkStandsForTheFolderItLeadsTo(@TempDir Path folder) throws IOException {
        Path images = Files.createDirectory(folder.toRealPath().resolve("images"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), images);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));

        assertThat(config(Map.of("semstream.agent.watch", link + "=SEM 1")).folders())
                .containsExactly(new WatchedFolder(images, "SEM 1"));
        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> config(Map.of("semstream.agent.watch", dangling.toString())))
                .withMessageContaining("a link that leads nowhere");
    }

    @Test
    void atLeastOneFolderIsWatched() {
        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> config(Map.of("semstream.agent.watch", "")))
                .withMessage("semstream.agent.watch = \"\": expected at least one folder");
    }

    private static AgentConfig config(Map<String, String> values) {
        Map<String, String> raw = new HashMap<>(Map.of("semstream.agent.id", "agent-1", "semstream.agent.watch", "/data",
                "semstream.agent.data.dir", "/var/agent", "semstream.object-store.access-key", "a",
                "semstream.object-store.secret-key", "s"));
        raw.putAll(values);
        return AgentConfig.from(Settings.of(AgentConfig.keys(), raw));
    }
}
