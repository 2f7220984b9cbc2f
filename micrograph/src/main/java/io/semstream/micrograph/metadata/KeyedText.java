package io.semstream.micrograph.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Text of {@code key=value} lines under {@code [section]} headings, as FEI, TESCAN and Hitachi write it; lines of any other form are passed over, and capitals do
 * not matter.
 */
final class KeyedText {
    /** The longest seen has 400; what goes on for ever is no such text. */
    static final int MOST_LINES = 20_000;

    private final Map<String, String> values = new HashMap<>();

    /** The first value of a key stands. */
    KeyedText(String text) {
        String section = "";
        for (String line : (Iterable<String>) text.lines().limit(MOST_LINES)::iterator) {
            String trimmed = line.strip();
            int equals = trimmed.indexOf('=');
            if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
                section = trimmed.substring(1, trimmed.length() - 1).strip();
            } else if (equals > 0) {
                add(section, trimmed.substring(0, equals).strip(), trimmed.substring(equals + 1).strip());
            }
        }
    }

    private void add(String section, String key, String value) {
        values.putIfAbsent(plain(section + "/" + key), value);
        values.putIfAbsent(plain(key), value);
    }

    /** The first value of the key in any section. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(plain(key))).filter(value -> !value.isEmpty());
    }

    Optional<String> text(String section, String key) {
        return text(section + "/" + key);
    }

    boolean hasSection(String section) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(plain(section) + "/"));
    }

    /** Two values with a blank between them, where both are there. */
    Optional<String> both(String section, String first, String second) {
        return text(section, first).flatMap(one -> text(section, second).map(other -> one + " " + other));
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
