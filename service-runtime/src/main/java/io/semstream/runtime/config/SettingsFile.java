package io.semstream.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of settings: {@code .properties}, {@code .env} with a variable in each line, or YAML whose nesting spells the dots of the names. */
final class SettingsFile {

    private SettingsFile() {}

    static Map<String, String> read(Path file) throws IOException {
        if (holdsVariables(file.toString())) {
            return readVariables(file);
        }
        return file.toString().endsWith(".properties") ? readProperties(file) : readYaml(file);
    }

    /** Whether its names are those of environment variables. */
    static boolean holdsVariables(String file) {
        return file.endsWith(".env");
    }

    /** NAME=value; a value may stand in quotes, nothing is expanded. */
    private static Map<String, String> readVariables(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            if (equals < 1) {
                throw new IOException("line " + number + ": expected NAME=value");
            }
            values.put(text.substring(0, equals).strip(), unquoted(text.substring(equals + 1).strip()));
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static Map<String, String> readProperties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException malformedEscape) {
            throw new IOException(malformedEscape.getMessage(), malformedEscape);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static Map<String, String> readYaml(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            JsonNode root = new YAMLMapper().readTree(reader);
            if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
                throw new IOException("the file holds no names");
            }
            flatten("", root, values);
        }
        return values;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                    field.getValue(), into));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            into.put(name, ListText.print(items));
        } else if (!name.isEmpty()) {
            into.put(name, node.isNull() ? "" : node.asText());
        }
    }
}
