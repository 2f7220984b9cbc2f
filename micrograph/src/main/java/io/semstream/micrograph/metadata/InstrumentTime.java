package io.semstream.micrograph.metadata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** Numbers between slashes are month first, as programs in English write them; they are day first only where they cannot be a month. */
    private static final List<String> DATES = List.of("uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "uuuu:M:d", "M/d/uuuu", "d/M/uuuu", "d.M.uuuu",
            "d-M-uuuu", "d MMM uuuu", "d-MMM-uuuu", "MMM d, uuuu", "M/d/uu", "uu/M/d", "d.M.uu", "d MMM uu");
    private static final List<String> CLOCKS = List.of("H:mm[:ss]", "h:mm[:ss] a", "a h:mm[:ss]");
    private static final List<DateTimeFormatter> FORMATS = DATES.stream().flatMap(date -> CLOCKS.stream().map(clock -> format(date, clock)))
            .toList();
    /** How Windows writes the halves of a day elsewhere. */
    private static final Map<String, String> HALVES = Map.of("a.m.", "AM", "p.m.", "PM", "午前", "AM", "午後", "PM", "上午", "AM", "下午", "PM",
            "오전", "AM",
            "오후", "PM");
    private static final int LONGEST = 60;
    private static final int FIRST_DIGITAL_SEM = 1985;
    private static final int LAST = 2099;

    /** Empty where the text is no date with a time of a form that instruments write. */
    static Optional<InstrumentTime> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(text);
        return FORMATS.stream().flatMap(format -> parse(plain, format).stream()).findFirst();
    }

    /** @param seconds since 1970 in UTC */
    static Optional<InstrumentTime> ofEpoch(double seconds) {
        return seconds > 0 && seconds < Integer.MAX_VALUE
                ? Optional.of(of(Instant.ofEpochMilli((long) (seconds * 1000)).atOffset(ZoneOffset.UTC)))
                : Optional.empty();
    }

    private static Optional<InstrumentTime> parse(String text, DateTimeFormatter format) {
        try {
            TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            int year = time.get(ChronoField.YEAR);
            return year >= FIRST_DIGITAL_SEM && year <= LAST ? Optional.of(of(time)) : Optional.empty();
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    private static InstrumentTime of(TemporalAccessor time) {
        return time instanceof OffsetDateTime zoned
                ? new InstrumentTime(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(zoned), zoned.getOffset().getId())
                : new InstrumentTime(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time), "unknown");
    }

    private static String plain(String text) {
        String plain = text.replace('\u202F', ' ').replace('\u00A0', ' ').strip().replaceAll("\\s+", " ");
        for (Map.Entry<String, String> half : HALVES.entrySet()) {
            plain = plain.replace(half.getKey(), half.getValue());
        }
        return plain;
    }

    private static DateTimeFormatter format(String date, String clock) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(date + "['T'][' ']" + clock);
        return builder.optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd()
                .appendPattern("[ ][XXX][XX][X]").toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
