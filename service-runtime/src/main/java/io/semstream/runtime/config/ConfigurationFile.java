package io.semstream.runtime.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings as a commented YAML file to be filled in, so that the file people edit says what the code says. */
public final class ConfigurationFile {

    private static final int WIDTH = 110;
    private static final Pattern PLAIN = Pattern.compile("|[A-Za-z0-9/](?:[A-Za-z0-9_./,=@+-]|:(?! )| (?!#))*");

    private ConfigurationFile() {}

    /**
     * Each key once, in the order given, with its meaning, limits and default.
     *
     * @param examples
     *            values by name: these settings stand in the file to be changed, all others are commented out with their defaults; a list has its items between commas
     * @param elsewhere
     *            names of what must not stand in the file, the secrets among them, with where it belongs
     */
    public static String yaml(Collection<Key<?>> keys, Map<String, String> examples, Map<String, String> elsewhere) {
        Set<String> done = new LinkedHashSet<>();
        return keys.stream().filter(key -> done.add(key.name())).map(key -> entry(key, examples, elsewhere))
                .collect(Collectors.joining("\n"));
    }

    private static String entry(Key<?> key, Map<String, String> examples, Map<String, String> elsewhere) {
        List<String> lines = new ArrayList<>(wrapped(key.meaning()));
        lines.addAll(wrapped(facts(key)));
        Optional<String> example = Optional.ofNullable(examples.get(key.name()));
        if (elsewhere.containsKey(key.name())) {
            lines.addAll(wrapped(key.name() + ": not in this file, " + elsewhere.get(key.name())));
        } else if (example.isPresent()) {
            lines.addAll(setting(key, example.get()));
        } else {
            setting(key, key.defaultText().orElse("")).forEach(line -> lines.add("#" + line));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String facts(Key<?> key) {
        String worth = key.isPrefix()
                ? ""
                : key.defaultText().map(text -> text.isEmpty() ? "may be empty" : "default " + text).orElse("required");
        return Stream.of(key.expectation(), worth).filter(fact -> !fact.isEmpty()).collect(Collectors.joining("; "));
    }

    private static List<String> setting(Key<?> key, String value) {
        if (key.isPrefix()) {
            return List.of(key.name() + "NAME: VALUE");
        }
        if (!key.type().equals("list")) {
            return List.of((key.name() + ": " + scalar(value)).stripTrailing());
        }
        List<String> items = ListText.parse(value).orElseThrow(() -> new IllegalArgumentException(key.name() + ": not a list: " + value));
        return Stream.concat(Stream.of(key.name() + ":"), items.stream().map(item -> "  - " + scalar(item))).toList();
    }

    private static String scalar(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("#");
        for (String word : text.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > 1) {
                lines.add(line.toString());
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
