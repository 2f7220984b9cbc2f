package io.semstream.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Key<String> ID = Key.text("semstream.agent.id", "the agent's name");
    private static final Key<Duration> RESCAN = Key.duration("semstream.agent.rescan.interval", "how often")
            .withDefault(Duration.ofSeconds(30));
    private static final Key<Map<String, String>> CLIENT = Key.prefix("semstream.kafka.client.", "handed on");
    private static final Key<Secret> PASSWORD = Key.secret("semstream.password", "the password")
            .withDefault(new Secret("default"));
    private static final List<Key<?>> KEYS = List.of(ID, RESCAN, CLIENT, PASSWORD);

    @Test
    void everyProblemIsNamedAtOnce() {
        Map<String, String> raw = Map.of("semstream.agent.rescan.interval", "abc", "semstream.agnet.id", "sem-1");

        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> Settings.of(KEYS, raw))
                .satisfies(invalid -> assertThat(invalid.problems()).containsExactly(
                        "semstream.agnet.id: unknown setting, did you mean semstream.agent.id?",
                        "semstream.agent.id is missing: expected text (the agent's name)",
                        "semstream.agent.rescan.interval = \"abc\": expected a duration such as 30s or 5m"));
    }

    @Test
    void aNameLikeNoOtherGetsNoSuggestion() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(KEYS, Map.of("semstream.agent.id", "a", "colour", "red")))
                .withMessage("colour: unknown setting");
    }

    @Test
    void anEmptyPassThroughNameIsUnknown() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(KEYS, Map.of("semstream.agent.id", "a", "semstream.kafka.client.", "x")));
    }

    @Test
    void passesPrefixedValuesThrough() {
        Settings settings = Settings.of(KEYS,
                Map.of("semstream.agent.id", "a", "semstream.kafka.client.security.protocol", "SSL"));

        assertThat(settings.below(CLIENT)).containsExactly(Map.entry("security.protocol", "SSL"));
        assertThat(settings.get(CLIENT)).isEqualTo(settings.below(CLIENT));
        assertThat(settings.get(RESCAN)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aKeyItWasNotMadeWithIsAProgrammersMistake() {
        Settings settings = Settings.of(List.of(), Map.of());

        assertThatIllegalArgumentException().isThrownBy(() -> settings.get(ID));
    }

    @Test
    void secretsAreCoveredEverywhere() {
        Settings settings = Settings.of(KEYS, Map.of("semstream.agent.id", "a", "semstream.password", "hunter2"));

        assertThat(settings.get(PASSWORD).value()).isEqualTo("hunter2");
        assertThat(settings.get(PASSWORD)).hasToString("***");
        assertThat(settings.toString()).doesNotContain("hunter2");
        assertThat(PASSWORD.defaultText()).contains("***");
        assertThat(ConfigurationPage.table(KEYS)).contains("`***`").doesNotContain("`default`");
    }

    @Test
    void thePageListsEveryKeyOnceAndSorted() {
        Key<Integer> limited = Key.count("semstream.a", "a|b").withDefault(3).atLeast(1);

        assertThat(ConfigurationPage.table(List.of(ID, limited, CLIENT, ID))).isEqualTo("""
                | name | type | default | limits | meaning |
                |---|---|---|---|---|
                | `semstream.a` | count | `3` | at least 1 | a\\|b |
                | `semstream.agent.id` | text | required |  | the agent's name |
                | `semstream.kafka.client.*` | pass-through |  |  | handed on |
                """);
    }
}
