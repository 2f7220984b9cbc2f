package io.semstream.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Objects;
import java.util.stream.Collectors;

/** The manifest as text. Strict: nothing missing, nothing unknown. */
final class BundleJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS)).build();

    private BundleJson() {}

    static String write(BundleManifest manifest) throws JsonProcessingException {
        return MAPPER.writeValueAsString(manifest) + "\n";
    }

    /**
     * @throws IllegalArgumentException
     *             for a format of another time
     */
    static BundleManifest read(String json) throws JsonProcessingException {
        JsonNode tree = MAPPER.readTree(json);
        int format = tree.path("formatVersion").asInt(-1);
        if (format != BundleManifest.FORMAT) {
            throw new IllegalArgumentException(BundleManifest.FILE + " has format version " + tree.path("formatVersion").asText("(none)")
                    + ", this program reads " + BundleManifest.FORMAT);
        }
        return MAPPER.treeToValue(tree, BundleManifest.class);
    }

    /** Where reading failed, and why. */
    static String problem(JsonProcessingException failure) {
        String place = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(Reference::getFieldName).filter(Objects::nonNull).collect(Collectors.joining("."))
                : "";
        return (place.isEmpty() ? "" : " at " + place) + ": " + failure.getOriginalMessage();
    }
}
