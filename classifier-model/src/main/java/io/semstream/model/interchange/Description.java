package io.semstream.model.interchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semstream.model.UnsealedBundle;
import io.semstream.model.calibration.QualityLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a {@code bundle.json} says, of which everything may be missing that can be guessed or that only calibration can know. */
public final class Description {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final double COVERAGE = 0.9;

    private final ObjectNode json;
    private final Optional<Path> folder;

    private Description(ObjectNode json, Optional<Path> folder) {
        this.json = json;
        this.folder = folder;
    }

    public static Description empty() {
        return new Description(MAPPER.createObjectNode(), Optional.empty());
    }

    /** The files it names lie beside it. */
    public static Description read(Path file) throws IOException {
        ImportProblem.require(Files.isRegularFile(file), file + ": no such file");
        try {
            if (MAPPER.readTree(Files.readString(file)) instanceof ObjectNode json) {
                return new Description(json, Optional.of(file.toAbsolutePath()).map(Path::getParent));
            }
            throw new ImportProblem(file + " is no JSON object; docs/model-bundle.md says what it may hold");
        } catch (JsonProcessingException e) {
            throw new ImportProblem(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    public void text(String field, String value) {
        json.put(field, value);
    }

    public void categories(List<String> names) {
        var array = json.putArray("categories");
        names.forEach(array::add);
    }

    public void size(int width, int height) {
        input().put("width", width).put("height", height);
    }

    public void sampleType(String type) {
        input().put("sampleType", type);
    }

    public void normalisation(double mean, double deviation) {
        input().putObject("normalisation").put("mean", mean).put("deviation", deviation);
    }

    private ObjectNode input() {
        return json.path("input") instanceof ObjectNode there ? there : json.putObject("input");
    }

    void head(String file) {
        json.putObject("head").put("file", file);
    }

    String name() {
        return json.path("name").asText();
    }

    /** The network's file, where it is named. */
    Optional<Path> model() {
        return folder.map(at -> at.resolve(json.path("model").asText("model.pt")));
    }

    /** A file that lies beside it, if it does. */
    Optional<Path> beside(String name) {
        return folder.map(at -> at.resolve(name)).filter(Files::isRegularFile);
    }

    /** Names of the files it mentions, but for the network's; none leads out of the folder. */
    Set<String> files() {
        Set<String> names = new LinkedHashSet<>();
        for (String field : List.of("file", "standardisation")) {
            json.findValues(field).stream().filter(JsonNode::isTextual).map(JsonNode::asText).forEach(names::add);
        }
        names.forEach(name -> ImportProblem.require(name.matches("[^/\\\\]+") && !name.startsWith("."),
                "the file \"" + name + "\" must be named without its folder and lie beside the description"));
        return names;
    }

    /** Adds what may be left out; an uncalibrated bundle promises nothing: every category is in every prediction set. */
    void complete(String model) {
        requireEssentials();
        ImportProblem.require(json.hasNonNull("temperature") == json.hasNonNull("conformal"),
                "temperature and conformal go together: give both, or neither and calibrate the bundle later");
        json.put("formatVersion", json.path("formatVersion").asInt(1));
        json.put("model", model);
        unless(input(), "channels", MAPPER.valueToTree(1));
        unless(input(), "sampleType", MAPPER.valueToTree("FLOAT32"));
        if (!json.hasNonNull("conformal")) {
            json.put("temperature", 1);
            var thresholds = json.putObject("conformal").put("coverage", COVERAGE).putArray("thresholds");
            json.path("categories").forEach(category -> thresholds.add(0.0));
        }
        unless(json, "quality", MAPPER.valueToTree(QualityLimits.standard()));
        unless(json, "trainingDataDigest", MAPPER.valueToTree(""));
        unless(json, "metrics", MAPPER.createObjectNode());
        List<String> problems = UnsealedBundle.problems(json());
        ImportProblem.require(problems.isEmpty(), String.join("; ", problems));
    }

    private void requireEssentials() {
        Set<String> missing = new LinkedHashSet<>();
        for (String field : List.of("name", "version", "categories", "output", "licence")) {
            if (!json.hasNonNull(field)) {
                missing.add(field + " (--" + field + ")");
            }
        }
        if (!json.path("input").hasNonNull("width") || !json.path("input").hasNonNull("height")) {
            missing.add("input.width and input.height (--size WIDTHxHEIGHT)");
        }
        ImportProblem.require(missing.isEmpty(), "not said about the model: " + String.join(", ", missing)
                + ". Say it by these options or in a bundle.json");
        boolean embedding = json.path("output").asText().equalsIgnoreCase("EMBEDDING");
        ImportProblem.require(!embedding || json.hasNonNull("head"),
                "a network that gives an EMBEDDING needs a head: give --head FILE, a matrix of one row for each category (docs/model-bundle.md),"
                        + " or a network that gives LOGITS");
    }

    private static void unless(ObjectNode node, String field, JsonNode value) {
        if (!node.hasNonNull(field)) {
            node.set(field, value);
        }
    }

    String json() {
        return json.toPrettyString();
    }
}
