package io.semstream.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Settings as a Markdown table, so that the page people read can be held against the code. */
public final class ConfigurationPage {

    private static final String HEAD = """
            | name | type | default | limits | meaning |
            |---|---|---|---|---|
            """;

    private ConfigurationPage() {}

    /** One line per key, sorted by name, each name once. */
    public static String table(Collection<Key<?>> keys) {
        return keys.stream().collect(Collectors.toMap(Key::name, ConfigurationPage::line, (first, again) -> first))
                .entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey()))
                .map(entry -> entry.getValue()).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Key<?> key) {
        String name = key.isPrefix() ? key.name() + "*" : key.name();
        return "| `%s` | %s | %s | %s | %s |\n".formatted(name, key.type(),
                key.defaultText().map(ConfigurationPage::code).orElse("required"), key.limits(),
                key.meaning().replace("|", "\\|"));
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
