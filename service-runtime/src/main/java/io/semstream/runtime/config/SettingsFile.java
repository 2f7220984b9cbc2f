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

/** A file of settings: {@code .properties}, or YAML whose nesting spells the dots of the names. */
final class SettingsFile {

    private SettingsFile() {}

    static Map<String, String> read(Path file) throws IOException {
        return file.toString().endsWith(".properties") ? readProperties(file) : readYaml(file);
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
