package io.semstream.classifier.event;

import io.semstream.event.ImageIngested;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.TopicCatalogue;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads announcements and tells a bad record from a registry that is away. Thread-safe. */
public final class IngestedReader {

    private final Deserializer<ImageIngested> deserializer;

    public IngestedReader(Deserializer<ImageIngested> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * @throws SchemaRegistryException
     *             when the registry is away or refuses to answer: says nothing about the record
     */
    public Reading read(byte[] value) {
        try {
            return new Reading.Announced(
                    Objects.requireNonNull(deserializer.deserialize(TopicCatalogue.IMAGE_INGESTED.name(), value)));
        } catch (SerializationException unreadable) {
            return new Reading.Unreadable(String.valueOf(unreadable.getMessage()));
        } catch (SchemaRegistryException answer) {
            if (answer.reason() != SchemaRegistryException.Reason.UNKNOWN_SCHEMA) {
                throw answer;
            }
            return new Reading.Unreadable(String.valueOf(answer.getMessage()));
        }
    }
}
