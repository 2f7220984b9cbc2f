package io.semstream.micrograph.metadata;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When the instrument says it took the image.
 *
 * @param iso
 *            ISO 8601, with an offset where the text has one
 * @param zone
 *            the offset, such as {@code +02:00} or {@code Z}, or {@code unknown}
 */
record InstrumentTime(String iso, String zone) {
    /** The notation of ISO 8601, with a fraction and an offset where there are some. */
    static final String ISO = "ISO";

    /** The first of the notations that fits; empty where none does. */
    static Optional<InstrumentTime> parse(String text, String... patterns) {
        return Arrays.stream(patterns).flatMap(pattern -> parse(text.strip(), format(pattern)).stream()).findFirst();
    }

    private static Optional<InstrumentTime> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(of(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from)));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    private static InstrumentTime of(TemporalAccessor time) {
        return time instanceof OffsetDateTime zoned
                ? new InstrumentTime(zoned.toString(), zoned.getOffset().getId())
                : new InstrumentTime(time.toString(), "unknown");
    }

    private static DateTimeFormatter format(String pattern) {
        return pattern.equals(ISO)
                ? DateTimeFormatter.ISO_DATE_TIME
                : new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ROOT);
    }
}
