package io.semstream.labeler;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;
import io.semstream.labeler.Classifications.Reading;
import io.semstream.labeler.label.Labeling;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A consumer and a transactional producer for as long as both work. Labels are written first; then one transaction holds their announcements and the offsets of what they came
 * from, so a label is announced exactly once however often it was written. Not thread-safe; after an exception only {@link #close} is allowed.
 */
final class SinkSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Classifications classifications;
    private final Serializer<ImageLabeled> labels;
    private final Serializer<DeadLetter> letters;
    private final LabelBatch batch;
    private final SinkMeters meters;

    SinkSession(LabelerConfig config, LabelBatch batch, SinkMeters meters, Clock clock) {
        Map<String, Object> connection = config.kafka().properties();
        this.batch = batch;
        this.meters = meters;
        classifications = new Classifications(connection, clock);
        labels = AvroSerde.forTopic(TopicCatalogue.IMAGE_LABELED, connection).serializer();
        letters = AvroSerde.forTopic(TopicCatalogue.DEAD_LETTER, connection).serializer();
        producer = KafkaClients.producer(config);
        consumer = KafkaClients.consumer(config);
        try {
            producer.initTransactions();
            consumer.subscribe(List.of(TopicCatalogue.IMAGE_CLASSIFIED.name()));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    boolean assigned() {
        return !consumer.assignment().isEmpty();
    }

    /** One poll, its effects, one commit. */
    void once() throws InterruptedException {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        List<Reading> readings = new ArrayList<>(records.count());
        records.forEach(record -> readings.add(classifications.read(record)));
        List<Labeling> labelings = batch.label(readings);
        announce(labelings, records);
        labelings.forEach(meters::count);
    }

    private void announce(List<Labeling> labelings, ConsumerRecords<String, byte[]> records) {
        producer.beginTransaction();
        for (Labeling labeling : labelings) {
            switch (labeling) {
                case Labeling.Labeled labeled ->
                    send(TopicCatalogue.IMAGE_LABELED.name(), labeled.event().getImageId(), labeled.event(), labels);
                case Labeling.Failed failed ->
                    send(TopicCatalogue.DEAD_LETTER.name(), failed.letter().getImageId(), failed.letter(), letters);
                case Labeling.Kept kept -> {
                }
            }
        }
        producer.sendOffsetsToTransaction(nextOffsets(records), consumer.groupMetadata());
        producer.commitTransaction();
    }

    /** The future is not looked at: a send that fails makes the commit fail. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private <T extends SpecificRecord> void send(String topic, String key, T event, Serializer<T> serializer) {
        producer.send(new ProducerRecord<>(topic, key, serializer.serialize(topic, event)));
    }

    private static Map<TopicPartition, OffsetAndMetadata> nextOffsets(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            offsets.put(new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
        return offsets;
    }

    /** Leaves the group, so that a start right afterwards does not wait for the session to time out. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
