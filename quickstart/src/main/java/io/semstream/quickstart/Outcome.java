package io.semstream.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;
import io.semstream.schemas.serde.AvroJson;
import java.util.Optional;

/** What became of an announced image, as the topics tell it. */
sealed interface Outcome {
    String imageId();

    /** The file as the instrument knows it, where the event tells. */
    Optional<String> path();

    /** The event as one line of JSON. */
    String json();

    record Labeled(ImageLabeled event) implements Outcome {
        @Override
        public String imageId() {
            return event.getImageId();
        }

        @Override
        public Optional<String> path() {
            return Optional.of(event.getPath());
        }

        @Override
        public String json() {
            return AvroJson.line(event);
        }
    }

    /** Under embargo: announced without a pixel, so that nobody can label it. */
    record Withheld(String imageId, String file) implements Outcome {
        @Override
        public Optional<String> path() {
            return Optional.of(file);
        }

        @Override
        public String json() {
            return JsonNodeFactory.instance.objectNode().put("imageId", imageId).put("path", file).put("withheld", true).toString();
        }
    }

    record Failed(DeadLetter event) implements Outcome {
        @Override
        public String imageId() {
            return event.getImageId();
        }

        @Override
        public Optional<String> path() {
            return Optional.ofNullable(event.getPath());
        }

        @Override
        public String json() {
            return AvroJson.line(event);
        }
    }
}
