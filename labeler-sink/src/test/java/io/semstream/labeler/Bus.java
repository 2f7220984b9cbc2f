package io.semstream.labeler;

import io.semstream.event.ImageClassified;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test says on the topics, and a way to listen. */
final class Bus implements AutoCloseable {
    private final Map<String, Object> connection;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<ImageClassified> classifications;

    Bus(Map<String, Object> connection) {
        this.connection = connection;
        this.producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
        this.classifications = AvroSerde.forTopic(TopicCatalogue.IMAGE_CLASSIFIED, connection).serializer();
    }

    /** Returns when the broker has them all. */
    void publish(List<ImageClassified> events) {
        List<Future<?>> sent = events.stream().<Future<?>>map(event -> send(event.getImageId(),
                classifications.serialize(TopicCatalogue.IMAGE_CLASSIFIED.name(), event))).toList();
        sent.forEach(Bus::await);
    }

    void publish(ImageClassified event) {
        publish(List.of(event));
    }

    void publish(String imageId, byte[] value) {
        await(send(imageId, value));
    }

    private Future<?> send(String imageId, byte[] value) {
        return producer.send(new ProducerRecord<>(TopicCatalogue.IMAGE_CLASSIFIED.name(), imageId, value));
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException unsent) {
            throw new AssertionError(unsent);
        }
    }

    <T extends SpecificRecord> Heard<T> listenTo(Topic<T> topic) {
        return new Heard<>(topic, connection);
    }

    @Override
    public void close() {
        producer.close();
    }
}
