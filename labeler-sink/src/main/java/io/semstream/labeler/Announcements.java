package io.semstream.labeler;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;
import io.semstream.labeler.label.Labeling;
import io.semstream.schemas.topic.TopicCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What is said of a labelling, and where. */
record Announcements(Serializer<ImageLabeled> labels, Serializer<DeadLetter> letters) {

    /** Made before a transaction begins, because the registry may be away. */
    List<ProducerRecord<String, byte[]>> of(List<Labeling> labelings) {
        return labelings.stream().flatMap(this::of).toList();
    }

    private Stream<ProducerRecord<String, byte[]>> of(Labeling labeling) {
        return switch (labeling) {
            case Labeling.Labeled labeled -> Stream.of(record(TopicCatalogue.IMAGE_LABELED.name(), labeled.event().getImageId(),
                    labels.serialize(TopicCatalogue.IMAGE_LABELED.name(), labeled.event())));
            case Labeling.Failed failed -> Stream.of(record(TopicCatalogue.DEAD_LETTER.name(), failed.letter().getImageId(),
                    letters.serialize(TopicCatalogue.DEAD_LETTER.name(), failed.letter())));
            case Labeling.Kept kept -> Stream.empty();
        };
    }

    private static ProducerRecord<String, byte[]> record(String topic, String imageId, byte[] value) {
        return new ProducerRecord<>(topic, imageId, value);
    }
}
