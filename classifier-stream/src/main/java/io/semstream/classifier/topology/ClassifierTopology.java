package io.semstream.classifier.topology;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageIngested;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** Announced images in, classified images and dead letters out. */
public final class ClassifierTopology {

    public static final Topic<ImageIngested> INPUT = TopicCatalogue.IMAGE_INGESTED;
    static final String ANNOUNCED = "announced-images";
    static final String CLASSIFY = "classify-image";
    static final String CLASSIFIED = "classified-images";
    static final String DEAD_LETTERS = "dead-letters";

    private ClassifierTopology() {}

    public static Topology of(Workplace workplace, Serializer<ImageClassified> classified, Serializer<DeadLetter> deadLetters) {
        return new Topology()
                .addSource(ANNOUNCED, new ByteArrayDeserializer(), new ByteArrayDeserializer(), INPUT.name())
                .addProcessor(CLASSIFY, () -> new ClassifyImage(workplace), ANNOUNCED)
                .addSink(CLASSIFIED, TopicCatalogue.IMAGE_CLASSIFIED.name(), new StringSerializer(), classified, CLASSIFY)
                .addSink(DEAD_LETTERS, TopicCatalogue.DEAD_LETTER.name(), new StringSerializer(), deadLetters, CLASSIFY);
    }
}
