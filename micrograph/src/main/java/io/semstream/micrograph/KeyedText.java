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
                values.putIfAbsent(section + "/" + trimmed.substring(0, equals).strip(), trimmed.substring(equals + 1).strip());
            }
        }
    }

    Optional<String> text(String section, String key) {
        return Optional.ofNullable(values.get(section + "/" + key)).filter(value -> !value.isEmpty());
    }

    /** Empty where the value is absent, no number or not finite. */
    OptionalDouble number(String section, String key) {
        return text(section, key).map(Quantity::number).orElse(OptionalDouble.empty());
    }
}
