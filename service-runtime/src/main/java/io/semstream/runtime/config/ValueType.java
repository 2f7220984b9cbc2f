package io.semstream.runtime.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one type of setting is read and written.
 *
 * @param parse
 *            empty for text that is not of this type
 * @param order
 *            absent for types without limits
 */
record ValueType<T>(String name, String expectation, Function<String, Optional<T>> parse, Function<T, String> print,
        Optional<Comparator<T>> order) {

    static ValueType<String> text() {
        return unordered("text", "text", text -> Optional.of(text).filter(t -> !t.isBlank()), Function.identity());
    }

    static ValueType<Secret> secret() {
        return unordered("secret", "a secret text",
                text -> Optional.of(text).filter(t -> !t.isBlank()).map(Secret::new), Secret::toString);
    }

    static ValueType<Duration> duration() {
        return ordered("duration", "a duration such as 30s or 5m", Durations::parse, Durations::print);
    }

    static ValueType<Long> bytes() {
        return ordered("bytes", "a size such as 64MB, 1GiB or a number of bytes", ByteSizes::parse, ByteSizes::print);
    }

    static ValueType<Integer> count() {
        return ordered("count", "a whole number", ValueType.<Integer>number(Integer::valueOf), String::valueOf);
    }

    static ValueType<Double> number() {
        return ordered("number", "a number", text -> ValueType.<Double>number(Double::valueOf).apply(text).filter(Double::isFinite),
                String::valueOf);
    }

    static ValueType<Boolean> flag() {
        return unordered("flag", "true or false", ValueType::parseFlag, String::valueOf);
    }

    static ValueType<URI> uri() {
        return unordered("URI", "an absolute URI such as http://host:8081", ValueType::parseUri, URI::toString);
    }

    static ValueType<Path> path() {
        return unordered("path", "a path of a file or folder", ValueType::parsePath, Path::toString);
    }

    static ValueType<List<String>> list() {
        return unordered("list", "a list such as a,b,c (an item with a comma in double quotes)", ListText::parse,
                ListText::print);
    }

    static <E extends Enum<E>> ValueType<E> choice(Class<E> values) {
        String names = Arrays.stream(values.getEnumConstants()).map(ValueType::choiceName)
                .collect(Collectors.joining(", "));
        return unordered("choice", "one of " + names, text -> parseChoice(values, text), ValueType::choiceName);
    }

    ValueType<Optional<T>> optional() {
        return new ValueType<>(name, expectation, this::parseOptional, value -> value.map(print).orElse(""),
                order.map(ValueType::absentIsWithinLimits));
    }

    private Optional<Optional<T>> parseOptional(String text) {
        Optional<T> value = text.isBlank() ? Optional.empty() : parse.apply(text);
        return text.isBlank() || value.isPresent() ? Optional.of(value) : Optional.empty();
    }

    private static <T> Comparator<Optional<T>> absentIsWithinLimits(Comparator<T> order) {
        return (left, right) -> left.isEmpty() || right.isEmpty()
                ? 0
                : order.compare(left.orElseThrow(), right.orElseThrow());
    }

    private static <T extends Comparable<T>> ValueType<T> ordered(String name, String expectation,
            Function<String, Optional<T>> parse, Function<T, String> print) {
        return new ValueType<>(name, expectation, parse, print, Optional.of(Comparator.<T>naturalOrder()));
    }

    private static <T> ValueType<T> unordered(String name, String expectation, Function<String, Optional<T>> parse,
            Function<T, String> print) {
        return new ValueType<>(name, expectation, parse, print, Optional.empty());
    }

    private static <N extends Number> Function<String, Optional<N>> number(Function<String, N> parse) {
        return text -> {
            try {
                return Optional.of(parse.apply(text.strip()));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        };
    }

    private static Optional<Boolean> parseFlag(String text) {
        return switch (text.strip()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<URI> parseUri(String text) {
        try {
            URI uri = new URI(text.strip());
            return Optional.of(uri).filter(u -> u.isAbsolute() && u.getHost() != null);
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private static Optional<Path> parsePath(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> parseChoice(Class<E> values, String text) {
        return Arrays.stream(values.getEnumConstants()).filter(value -> choiceName(value).equals(text.strip()))
                .findFirst();
    }

    private static String choiceName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
