package io.semstream.labeler.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelOrigin;
import io.semstream.event.ReplacedLabel;
import io.semstream.schemas.serde.AvroJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The JSON object beside an image: its label, the classification it came from, and where that stands in the topic. Made for people and other programs to read. */
final class Sidecar {
    static final String CONTENT_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sidecar() {}

    static byte[] of(ImageLabeled label, Source source, ImageClassified classification) {
        try {
            ObjectNode sidecar = JSON.createObjectNode();
            sidecar.set("label", JSON.readTree(AvroJson.line(label)));
            sidecar.put("source", source.toString());
            sidecar.set("classification", JSON.readTree(AvroJson.line(classification)));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sidecar);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a label that is no JSON: " + label.getImageId(), e);
        }
    }

    /**
     * @throws UnreadableSidecar
     *             when these bytes are no sidecar of ours
     */
    static StoredLabel read(byte[] bytes) {
        try {
            JsonNode sidecar = JSON.readTree(bytes);
            JsonNode label = sidecar.required("label");
            return new StoredLabel(label.required("category").asText(), LabelOrigin.valueOf(label.required("origin").asText()),
                    label.required("labelVersion").asLong(), sidecar.required("source").asText(), digest(label),
                    Instant.parse(label.required("labeledAt").asText()), replaced(label));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableSidecar(e);
        }
    }

    private static Optional<String> digest(JsonNode label) {
        return Optional.of(label.path("model").path("digest")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<ReplacedLabel> replaced(JsonNode label) {
        return Optional.of(label.path("replaced")).filter(JsonNode::isObject)
                .map(replaced -> new ReplacedLabel(replaced.required("category").asText(),
                        LabelOrigin.valueOf(replaced.required("origin").asText()), replaced.required("labelVersion").asLong(),
                        Instant.parse(replaced.required("labeledAt").asText())));
    }
}
