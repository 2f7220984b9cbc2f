package io.semstream.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/** A schema as other languages should see it: without the hints the Java generator leaves in it. */
final class PlainSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    private PlainSchema() {}

    static String json(Schema schema) {
        try {
            return JSON.writeValueAsString(plain(JSON.readTree(schema.toString())));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON", broken);
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object && object.has(JAVA_STRING)) {
            object.remove(JAVA_STRING);
            if (object.size() == 1) {
                return object.required("type");
            }
        }
        replaceChildren(node);
        return node;
    }

    private static void replaceChildren(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(child -> child.setValue(plain(child.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        }
    }
}
