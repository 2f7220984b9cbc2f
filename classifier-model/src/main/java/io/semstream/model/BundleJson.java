package io.semstream.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** Every field that is missing, unknown or of another kind, a sentence each. */
    static List<String> problems(String json) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return List.of(BundleManifest.FILE + " is no JSON" + problem(e));
        }
        List<String> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        tree.fieldNames().forEachRemaining(unknown::add);
        for (RecordComponent field : BundleManifest.class.getRecordComponents()) {
            unknown.remove(field.getName());
            problem(tree, field).ifPresent(problems::add);
        }
        unknown.forEach(name -> problems.add(BundleManifest.FILE + " has a field \"" + name + "\", which this program does not know"));
        return problems;
    }

    private static Optional<String> problem(JsonNode tree, RecordComponent field) {
        JsonNode value = tree.path(field.getName());
        if (value.isMissingNode() || value.isNull()) {
            return field.getType() == Optional.class
                    ? Optional.empty()
                    : Optional.of(BundleManifest.FILE + " has no \"" + field.getName() + "\"");
        }
        try {
            MAPPER.treeToValue(value, MAPPER.constructType(field.getGenericType()));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            String place = place(e);
            return Optional.of(BundleManifest.FILE + " at " + field.getName() + (place.isEmpty() ? "" : "." + place) + ": " + reason(e));
        }
    }

    /** Where reading failed, and why. */
    static String problem(JsonProcessingException failure) {
        String place = place(failure);
        return (place.isEmpty() ? "" : " at " + place) + ": " + failure.getOriginalMessage();
    }

    /** What the value's own type says about it, where it says something. */
    private static String reason(JsonProcessingException failure) {
        if (failure instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "\"" + wrong.getValue() + "\" is none of " + Arrays.toString(wrong.getTargetType().getEnumConstants());
        }
        return failure.getCause() instanceof IllegalArgumentException own ? String.valueOf(own.getMessage()) : failure.getOriginalMessage();
    }

    private static String place(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(Reference::getFieldName).filter(Objects::nonNull).collect(Collectors.joining("."))
                : "";
    }
}
