package io.semstream.labeler.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelOrigin;
import io.semstream.event.ReplacedLabel;
import io.semstream.schemas.serde.AvroJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The JSON object beside an image: its label, the classification it came from, and where that stands in the topic. Made for people and other programs to read. */
final class Sidecar {
    static final String CONTENT_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sidecar() {}

    static byte[] of(ImageLabeled label, Source source, ImageClassified classification) {
        try {
            ObjectNode sidecar = JSON.createObjectNode();
            sidecar.set("label", ((ObjectNode) tree(label)).without("sidecar"));
            sidecar.put("source", source.toString());
            sidecar.put("history", source.history());
            sidecar.set("classification", details(classification));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sidecar);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a label that is no JSON: " + label.getImageId(), e);
        }
    }

    /** All but the embedding: a thousand numbers that say nothing to a reader, and the topic has them. */
    private static ObjectNode details(ImageClassified classification) throws JsonProcessingException {
        ObjectNode details = JSON.createObjectNode();
        details.set("scores", array(classification.getScores()));
        details.set("ambiguity", array(classification.getAmbiguity()));
        details.put("margin", classification.getMargin());
        details.put("width", classification.getWidth());
        details.put("height", classification.getHeight());
        details.put("bitDepth", classification.getBitDepth());
        if (classification.getThumbnail() != null) {
            details.set("thumbnail", tree(classification.getThumbnail()));
        }
        if (classification.getAlignment() != null) {
            details.set("alignment", tree(classification.getAlignment()));
        }
        details.set("ingested", tree(classification.getIngested()));
        return details;
    }

    private static ArrayNode array(List<? extends SpecificRecord> records) throws JsonProcessingException {
        ArrayNode array = JSON.createArrayNode();
        for (SpecificRecord record : records) {
            array.add(tree(record));
        }
        return array;
    }

    private static JsonNode tree(SpecificRecord record) throws JsonProcessingException {
        return JSON.readTree(AvroJson.line(record));
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
                    label.required("labelVersion").asLong(), sidecar.path("history").asText(), sidecar.required("source").asText(),
                    digest(label), Disclosure.THUMBNAIL.name().equals(sidecar.at("/classification/ingested/disclosure").asText()),
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
