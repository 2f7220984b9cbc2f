package io.semstream.labeler;

import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Makes sessions with the brokers of a configuration. */
final class Sessions implements AutoCloseable {
    private final LabelerConfig config;
    private final Clock clock;
    private final Broker broker;

    private Sessions(LabelerConfig config, Clock clock, Broker broker) {
        this.config = config;
        this.clock = clock;
        this.broker = broker;
    }

    static Sessions to(LabelerConfig config, Clock clock) {
        return new Sessions(config, clock, new Broker(KafkaClients.admin(config), System::nanoTime));
    }

    Broker broker() {
        return broker;
    }

    /**
     * @throws KafkaException
     *             when no broker answers or the topics are not there; nothing is left open
     */
    SinkSession begin(LabelBatch batch) throws InterruptedException {
        SinkSession session = session(batch, broker.history());
        try {
            session.begin();
            return session;
        } catch (KafkaException failed) {
            session.close();
            throw failed;
        }
    }

    private SinkSession session(LabelBatch batch, String history) {
        Map<String, Object> connection = config.kafka().properties();
        var classifications = new Classifications(AvroSerde.forTopic(TopicCatalogue.IMAGE_CLASSIFIED, connection).deserializer(),
                history, clock);
        var announcements = new Announcements(AvroSerde.forTopic(TopicCatalogue.IMAGE_LABELED, connection).serializer(),
                AvroSerde.forTopic(TopicCatalogue.DEAD_LETTER, connection).serializer());
        Producer<String, byte[]> producer = KafkaClients.producer(config);
        try {
            Consumer<String, byte[]> consumer = KafkaClients.consumer(config);
            return new SinkSession(consumer, producer, classifications, announcements, batch);
        } catch (KafkaException failed) {
            producer.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
