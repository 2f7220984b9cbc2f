package io.semstream.runtime.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values for a known set of keys, all checked before the first one is used. Immutable. */
public final class Settings {

    private final Map<String, Object> values;
    private final Map<String, String> raw;

    private Settings(Map<String, Object> values, Map<String, String> raw) {
        this.values = Map.copyOf(values);
        this.raw = Map.copyOf(raw);
    }

    /**
     * Reads every known key from {@code raw}.
     *
     * @throws InvalidSettings
     *             with one line for every wrong value, missing value and unknown name
     */
    public static Settings of(Collection<Key<?>> known, Map<String, String> raw) {
        List<String> problems = new ArrayList<>(UnknownNames.among(raw.keySet(), known));
        Map<String, Object> values = new HashMap<>();
        for (Key<?> key : new TreeMap<>(known.stream().collect(Collectors.toMap(Key::name, k -> k, (a, b) -> a)))
                .values()) {
            read(key, raw, problems).ifPresent(value -> values.put(key.name(), value));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Settings(values, raw);
    }

    /** Those of the wanted keys alone; of the other known ones nothing is asked. */
    public static Settings some(Collection<Key<?>> wanted, Collection<Key<?>> known, Map<String, String> raw) {
        List<String> unknown = UnknownNames.among(raw.keySet(), known);
        if (!unknown.isEmpty()) {
            throw new InvalidSettings(unknown);
        }
        Map<String, String> ours = new TreeMap<>(raw);
        ours.keySet().removeIf(name -> !UnknownNames.among(Set.of(name), wanted).isEmpty());
        return of(wanted, ours);
    }

    private static Optional<?> read(Key<?> key, Map<String, String> raw, List<String> problems) {
        String text = raw.get(key.name());
        if (text == null) {
            if (key.defaultValue().isEmpty()) {
                problems.add(key.name() + " is missing: expected " + key.expectation() + " (" + key.meaning() + ")");
            }
            return key.defaultValue();
        }
        Optional<?> value = key.parse(text);
        if (value.isEmpty()) {
            problems.add(key.name() + " = \"" + key.shown(text) + "\": expected " + key.expectation());
        }
        return value;
    }

    /** The value of a key this object was made with. */
    @SuppressWarnings("unchecked") // stored under the key's name by the key's own type
    public <T> T get(Key<T> key) {
        if (key.isPrefix()) {
            return (T) below(key);
        }
        Object value = values.get(key.name());
        if (value == null) {
            throw new IllegalArgumentException(key.name() + " is not among the keys these settings were read with");
        }
        return (T) value;
    }

    /** All values whose names begin with the prefix, without it. */
    public Map<String, String> below(Key<?> prefix) {
        return raw.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix.name())).collect(Collectors
                .toUnmodifiableMap(entry -> entry.getKey().substring(prefix.name().length()), Map.Entry::getValue));
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return "Settings" + new TreeMap<>(raw).keySet();
    }
}
