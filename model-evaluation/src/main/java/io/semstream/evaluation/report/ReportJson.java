package io.semstream.evaluation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The same for programs. Shares are 0 to 1; what cannot be told is null. */
public final class ReportJson {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module())
            .addModule(new com.fasterxml.jackson.databind.module.SimpleModule().addSerializer(java.time.Instant.class,
                    com.fasterxml.jackson.databind.ser.std.ToStringSerializer.instance))
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    /** UTF-8 text. */
    public static String of(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        JsonNode content = JSON.valueToTree(report);
        content.properties().forEach(property -> root.set(property.getKey(), property.getValue()));
        try {
            return JSON.writeValueAsString(root).replace("\"NaN\"", "null") + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("findings are plain values", impossible);
        }
    }
}
