package io.semstream.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    private static final List<Key<?>> KEYS = List.of(Key.text("s.id", "name of it"),
            Key.duration("s.wait", "how long").withDefault(Duration.ofSeconds(5)).atMost(Duration.ofHours(1)),
            Key.list("s.folders", "where"), Key.secret("s.key", "opens it"), Key.prefix("s.client.", "handed on"),
            Key.text("s.id", "again"));

    @TempDir
    Path folder;

    @Test
    void saysOfEachSettingOnceWhatItMeansAndWhatItMayBe() {
        assertThat(ConfigurationFile.yaml(KEYS, Map.of("s.id", "a: b", "s.folders", "\"/x, y=SEM 1\",C:\\z"), Map.of("s.key", "in S_KEY")))
                .isEqualTo("""
                        # name of it
                        # text; required
                        s.id: 'a: b'

                        # how long
                        # a duration such as 30s or 5m, at most 1h; default 5s
                        #s.wait: 5s

                        # where
                        # a list such as a,b,c (an item with a comma in double quotes); required
                        s.folders:
                          - /x, y=SEM 1
                          - 'C:\\z'

                        # opens it
                        # a secret text; required
                        # s.key: not in this file, in S_KEY

                        # handed on
                        # any text
                        #s.client.NAME: VALUE
                        """);
    }

    @Test
    void isReadBackAsItWasMeant() throws IOException {
        String text = ConfigurationFile.yaml(KEYS, Map.of("s.id", "it's # 1", "s.folders", "\"/x, y=SEM 1\",C:\\z"), Map.of());
        Path file = Files.writeString(folder.resolve("it.yaml"), text.replaceAll("(?m)^#(?=s\\.)", ""));

        assertThat(SettingsFile.read(file)).containsOnly(Map.entry("s.id", "it's # 1"), Map.entry("s.wait", "5s"),
                Map.entry("s.folders", "\"/x, y=SEM 1\",C:\\z"), Map.entry("s.key", ""), Map.entry("s.client.NAME", "VALUE"));
    }
}
