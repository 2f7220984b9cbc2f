package io.semstream.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTest {

    private enum Colour {
        DARK_RED, BLUE
    }

    static Stream<Arguments> goodValues() {
        return Stream.of(Arguments.of(Key.text("k", "m"), "a b", "a b"),
                Arguments.of(Key.duration("k", "m"), "250ms", Duration.ofMillis(250)),
                Arguments.of(Key.duration("k", "m"), "1d", Duration.ofDays(1)),
                Arguments.of(Key.bytes("k", "m"), "64MB", 64_000_000L),
                Arguments.of(Key.bytes("k", "m"), "1GiB", 1L << 30), Arguments.of(Key.bytes("k", "m"), "17", 17L),
                Arguments.of(Key.count("k", "m"), "-3", -3), Arguments.of(Key.number("k", "m"), "0.5", 0.5),
                Arguments.of(Key.flag("k", "m"), "true", true),
                Arguments.of(Key.uri("k", "m"), "http://h:1/x", URI.create("http://h:1/x")),
                Arguments.of(Key.path("k", "m"), "/a b", Path.of("/a b")),
                Arguments.of(Key.secret("k", "m"), "s", new Secret("s")),
                Arguments.of(Key.list("k", "m"), " a , \"b,c\", \"say \"\"x\"\"\" ",
                        List.of("a", "b,c", "say \"x\"")),
                Arguments.of(Key.list("k", "m"), "", List.of()),
                Arguments.of(Key.choice("k", Colour.class, "m"), "dark-red", Colour.DARK_RED),
                Arguments.of(Key.count("k", "m").optional(), "", Optional.empty()),
                Arguments.of(Key.count("k", "m").optional(), "4", Optional.of(4)));
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void readsWhatIsWritten(Key<?> key, String text, Object value) {
        assertThat(Settings.of(List.of(key), Map.of("k", text)).get(key)).isEqualTo(value);
    }

    static Stream<Arguments> badValues() {
        return Stream.of(Arguments.of(Key.text("k", "m"), " ", "k = \" \": expected text"),
                Arguments.of(Key.duration("k", "m"), "abc", "k = \"abc\": expected a duration such as 30s or 5m"),
                Arguments.of(Key.duration("k", "m"), "30", "k = \"30\": expected a duration such as 30s or 5m"),
                Arguments.of(Key.bytes("k", "m"), "64 potatoes",
                        "k = \"64 potatoes\": expected a size such as 64MB, 1GiB or a number of bytes"),
                Arguments.of(Key.bytes("k", "m"), "99999999999TB",
                        "k = \"99999999999TB\": expected a size such as 64MB, 1GiB or a number of bytes"),
                Arguments.of(Key.count("k", "m"), "1.5", "k = \"1.5\": expected a whole number"),
                Arguments.of(Key.number("k", "m"), "NaN", "k = \"NaN\": expected a number"),
                Arguments.of(Key.flag("k", "m"), "yes", "k = \"yes\": expected true or false"),
                Arguments.of(Key.uri("k", "m"), "localhost:8081",
                        "k = \"localhost:8081\": expected an absolute URI such as http://host:8081"),
                Arguments.of(Key.path("k", "m"), "", "k = \"\": expected a path of a file or folder"),
                Arguments.of(Key.secret("k", "m"), "", "k = \"***\": expected a secret text"),
                Arguments.of(Key.list("k", "m"), "\"a", "k = \"\"a\": expected a list such as a,b,c"
                        + " (an item with a comma in double quotes)"),
                Arguments.of(Key.choice("k", Colour.class, "m"), "green",
                        "k = \"green\": expected one of dark-red, blue"),
                Arguments.of(Key.count("k", "m").atLeast(1).atMost(9), "10",
                        "k = \"10\": expected a whole number, at least 1 and at most 9"),
                Arguments.of(Key.count("k", "m").atLeast(1).optional(), "0",
                        "k = \"0\": expected a whole number, at least 1"),
                Arguments.of(Key.duration("k", "m").atLeast(Duration.ofSeconds(90)), "1m",
                        "k = \"1m\": expected a duration such as 30s or 5m, at least 90s"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void saysKeyValueAndExpectation(Key<?> key, String text, String problem) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.of(List.of(key), Map.of("k", text)))
                .satisfies(invalid -> assertThat(invalid.problems()).containsExactly(problem));
    }

    @Test
    void defaultsAreWrittenAsPeopleWouldWriteThem() {
        assertThat(Key.duration("k", "m").withDefault(Duration.ofHours(2)).defaultText()).contains("2h");
        assertThat(Key.duration("k", "m").withDefault(Duration.ofMillis(1500)).defaultText()).contains("1500ms");
        assertThat(Key.bytes("k", "m").withDefault(64L << 20).defaultText()).contains("64MiB");
        assertThat(Key.bytes("k", "m").withDefault(5_000L).defaultText()).contains("5KB");
        assertThat(Key.list("k", "m").withDefault(List.of("a", "b,c")).defaultText()).contains("a,\"b,c\"");
        assertThat(Key.text("k", "m").defaultText()).isEmpty();
    }

    @Test
    void aPrefixEndsWithADot() {
        assertThatIllegalArgumentException().isThrownBy(() -> Key.prefix("semstream.kafka", "m"));
    }
}
