package io.semstream.runtime.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One setting: its name, type, default, limits and meaning. The only place where they are written down. */
public final class Key<T> {

    private final String name;
    private final String meaning;
    private final ValueType<T> type;
    private final Optional<T> defaultValue;
    private final Optional<T> min;
    private final Optional<T> max;

    private Key(String name, String meaning, ValueType<T> type, Optional<T> defaultValue, Optional<T> min,
            Optional<T> max) {
        this.name = name;
        this.meaning = meaning;
        this.type = type;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
    }

    private static <T> Key<T> required(String name, String meaning, ValueType<T> type) {
        return new Key<>(name, meaning, type, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Key<String> text(String name, String meaning) {
        return required(name, meaning, ValueType.text());
    }

    /** Written as 250ms, 30s, 5m, 2h or 1d. */
    public static Key<Duration> duration(String name, String meaning) {
        return required(name, meaning, ValueType.duration());
    }

    /** Written as 64MB (decimal), 1GiB (binary) or a plain number of bytes. */
    public static Key<Long> bytes(String name, String meaning) {
        return required(name, meaning, ValueType.bytes());
    }

    public static Key<Integer> count(String name, String meaning) {
        return required(name, meaning, ValueType.count());
    }

    public static Key<Double> number(String name, String meaning) {
        return required(name, meaning, ValueType.number());
    }

    public static Key<Boolean> flag(String name, String meaning) {
        return required(name, meaning, ValueType.flag());
    }

    /** Absolute and with a host. */
    public static Key<URI> uri(String name, String meaning) {
        return required(name, meaning, ValueType.uri());
    }

    public static Key<Path> path(String name, String meaning) {
        return required(name, meaning, ValueType.path());
    }

    public static Key<Secret> secret(String name, String meaning) {
        return required(name, meaning, ValueType.secret());
    }

    /** Items between commas; an item that holds a comma stands in double quotes. */
    public static Key<List<String>> list(String name, String meaning) {
        return required(name, meaning, ValueType.list());
    }

    /** Written in lower case with '-' for '_'. */
    public static <E extends Enum<E>> Key<E> choice(String name, Class<E> values, String meaning) {
        return required(name, meaning, ValueType.choice(values));
    }

    /** Everything that begins with {@code name} (which ends with a dot) is handed on unread to somebody else's library. */
    public static Key<Map<String, String>> prefix(String name, String meaning) {
        if (!name.endsWith(".")) {
            throw new IllegalArgumentException("a prefix ends with a dot: " + name);
        }
        return new Key<>(name, meaning, PassThrough.TYPE, Optional.of(Map.of()), Optional.empty(), Optional.empty());
    }

    public Key<T> withDefault(T value) {
        return new Key<>(name, meaning, type, Optional.of(value), min, max);
    }

    public Key<T> atLeast(T least) {
        return new Key<>(name, meaning, type, defaultValue, Optional.of(least), max);
    }

    public Key<T> atMost(T most) {
        return new Key<>(name, meaning, type, defaultValue, min, Optional.of(most));
    }

    /** May be left out or empty. */
    public Key<Optional<T>> optional() {
        return new Key<>(name, meaning, type.optional(), Optional.of(defaultValue), lifted(min), lifted(max));
    }

    private static <T> Optional<Optional<T>> lifted(Optional<T> limit) {
        return limit.isPresent() ? Optional.of(limit) : Optional.empty();
    }

    public String name() {
        return name;
    }

    public String meaning() {
        return meaning;
    }

    public String type() {
        return type.name();
    }

    public Optional<T> defaultValue() {
        return defaultValue;
    }

    public boolean isPrefix() {
        return name.endsWith(".");
    }

    /** "at least 1s and at most 5m", or empty text. */
    public String limits() {
        return Stream.of(min.map(m -> "at least " + type.print().apply(m)),
                max.map(m -> "at most " + type.print().apply(m))).flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
    }

    /** The default as it would be written; empty text for "nothing", absent when a value is required. */
    public Optional<String> defaultText() {
        return defaultValue.map(type.print());
    }

    /** The value written as {@code raw}, or nothing when it is not of this type or out of its limits. */
    Optional<T> parse(String raw) {
        return type.parse().apply(raw).filter(this::withinLimits);
    }

    private boolean withinLimits(T value) {
        return type.order().map(order -> min.map(m -> order.compare(value, m) >= 0).orElse(true)
                && max.map(m -> order.compare(value, m) <= 0).orElse(true)).orElse(true);
    }

    String expectation() {
        return limits().isEmpty() ? type.expectation() : type.expectation() + ", " + limits();
    }

    /** As it may be shown to people: secrets are covered. */
    String shown(String raw) {
        return type.name().equals("secret") ? "***" : raw;
    }

    @Override
    public String toString() {
        return name;
    }
}
