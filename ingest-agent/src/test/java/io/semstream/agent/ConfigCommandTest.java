package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import io.semstream.runtime.config.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration file people get is one the agent reads, with everything in it. */
class ConfigCommandTest {

    @TempDir
    Path folder;

    @Test
    void withTheKeysBesideItTheFileIsEnoughToRunAnAgent() throws IOException {
        Map<String, String> raw = read(ConfigCommand.text());
        assertThat(raw).doesNotContainKeys(ConfigCommand.CREDENTIALS.keySet().toArray(String[]::new));
        ConfigCommand.CREDENTIALS.keySet().forEach(name -> raw.put(name, "x"));

        AgentConfig config = AgentConfig.from(Settings.of(ConfigCommand.keys(), raw));

        assertThat(config.id()).isEqualTo("sem-1");
        assertThat(config.folders()).singleElement().satisfies(watched -> assertThat(watched.instrument()).isEqualTo("SEM 1"));
    }

    @Test
    void whatIsCommentedOutShowsTheDefaults() throws IOException {
        Map<String, String> shown = read(ConfigCommand.text().replaceAll("(?m)^#(?=semstream\\.|  - )", ""));

        for (Key<?> key : ConfigCommand.keys()) {
            String name = key.isPrefix() ? key.name() + "NAME" : key.name();
            if (!ConfigCommand.CREDENTIALS.containsKey(key.name())) {
                assertThat(shown).as(ConfigCommand.text()).containsKey(name);
            }
        }
        Map<String, String> active = read(ConfigCommand.text());
        assertThat(AgentConfig.keys()).filteredOn(key -> !key.isPrefix() && !active.containsKey(key.name())
                && !ConfigCommand.CREDENTIALS.containsKey(key.name())).allSatisfy(
                        key -> assertThat(key.defaultText()).as(key.name()).hasValue(shown.getOrDefault(key.name(), "not shown")));
    }

    @Test
    void aSecretNeverHasAPlaceInTheFile() {
        assertThat(ConfigCommand.keys()).filteredOn(key -> key.type().equals("secret")).extracting(Key::name)
                .allMatch(ConfigCommand.CREDENTIALS::containsKey);
        assertThat(ConfigCommand.keys()).extracting(Key::name).contains(ServiceMain.httpPort(0).name());
    }

    private Map<String, String> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), text);
        return new HashMap<>(SettingsSource.load(ConfigCommand.keys(), List.of("--config", file.toString()), Map.of()));
    }
}
