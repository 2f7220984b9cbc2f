package io.semstream.runtime.config;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: 64MB (decimal), 1GiB (binary) or a plain number of bytes. */
final class ByteSizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([KMGT]i?B|B)?");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L,
            "TB", 1_000_000_000_000L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private ByteSizes() {}

    static Optional<Long> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        long unit = UNITS.getOrDefault(Optional.ofNullable(matcher.group(2)).orElse("B"), 1L);
        return amount > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(amount * unit);
    }

    static String print(long bytes) {
        return UNITS.entrySet().stream().filter(unit -> bytes != 0 && bytes % unit.getValue() == 0)
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(unit -> bytes / unit.getValue() + unit.getKey()).orElse(bytes + "B");
    }
}
