package io.semstream.labeler;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.labeler.label.Source;
import io.semstream.schemas.registry.SchemaRegistryException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the records of {@code sem.image.classified}. */
final class Classifications {

    /** A record as it was read. */
    sealed interface Reading {
        record Understood(ImageClassified classification, Source source) implements Reading {}

        record Unreadable(DeadLetter letter) implements Reading {}

        /** A tombstone: there is nothing to label. */
        record Nothing() implements Reading {}
    }

    private static final int MOST_ORIGINAL_BYTES = 512 << 10; // a dead letter has to fit into one message

    private final Deserializer<ImageClassified> values;
    private final String history;
    private final Clock clock;

    /**
     * @param history
     *            see {@link Source}
     */
    Classifications(Deserializer<ImageClassified> values, String history, Clock clock) {
        this.values = values;
        this.history = history;
        this.clock = clock;
    }

    /**
     * @throws SchemaRegistryException
     *             when the registry is away: the record may well be right
     */
    Reading read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return new Reading.Nothing();
        }
        try {
            return new Reading.Understood(values.deserialize(record.topic(), record.headers(), record.value()),
                    new Source(history, record.topic(), record.partition(), record.offset()));
        } catch (SerializationException unreadable) {
            return new Reading.Unreadable(letter(record, unreadable));
        }
    }

    private DeadLetter letter(ConsumerRecord<String, byte[]> record, SerializationException unreadable) {
        return DeadLetter.newBuilder()
                .setImageId(Optional.ofNullable(record.key()).orElse(""))
                .setStage("labeler-sink")
                .setReason("UNREADABLE_EVENT")
                .setMessage(String.valueOf(unreadable.getMessage()))
                .setTopic(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setOriginal(record.value().length <= MOST_ORIGINAL_BYTES ? ByteBuffer.wrap(record.value()) : null)
                .setOccurredAt(clock.instant())
                .build();
    }
}
