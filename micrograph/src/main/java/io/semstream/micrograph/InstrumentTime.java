package io.semstream.micrograph;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** The instrument's local time, in its vendor's notation. */
final class InstrumentTime {
    private InstrumentTime() {}

    /** The time in ISO 8601; empty where the text is of another form. */
    static Optional<String> parse(String text, String pattern) {
        try {
            var format = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ROOT);
            return Optional.of(LocalDateTime.parse(text, format).toString());
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
