package io.semstream.micrograph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Text of {@code key=value} lines under {@code [section]} headings, as FEI and TESCAN write it; lines of any other form are passed over. */
final class KeyedText {
    private final Map<String, String> values = new HashMap<>();

    /** The first value of a key stands. */
    KeyedText(String text) {
        String section = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String trimmed = line.strip();
            int equals = trimmed.indexOf('=');
            if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
                section = trimmed.substring(1, trimmed.length() - 1);
            } else if (equals > 0) {
                add(section, trimmed.substring(0, equals).strip(), trimmed.substring(equals + 1).strip());
            }
        }
    }

    private void add(String section, String key, String value) {
        values.putIfAbsent(section + "/" + key, value);
        values.putIfAbsent(key, value);
    }

    /** The first value of the key in any section. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** Empty where the value is absent, no number or not finite. */
    OptionalDouble number(String key) {
        return text(key).map(Quantity::number).orElse(OptionalDouble.empty());
    }

    Optional<String> text(String section, String key) {
        return text(section + "/" + key);
    }

    OptionalDouble number(String section, String key) {
        return number(section + "/" + key);
    }
}
