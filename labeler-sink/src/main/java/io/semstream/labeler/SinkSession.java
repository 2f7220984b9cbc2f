package io.semstream.labeler;

import io.semstream.labeler.Classifications.Reading;
import io.semstream.labeler.label.Labeling;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer and a transactional producer for as long as both work. Labels are written first; then one transaction holds their announcements and the offsets of what they came
 * from, so a label is announced exactly once however often it was written. For one thread; {@link #wakeUp} is for any.
 */
final class SinkSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Classifications classifications;
    private final Announcements announcements;
    private final LabelBatch batch;

    /** Takes the clients over: closing the session closes them. */
    SinkSession(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer, Classifications classifications,
            Announcements announcements, LabelBatch batch) {
        this.consumer = consumer;
        this.producer = producer;
        this.classifications = classifications;
        this.announcements = announcements;
        this.batch = batch;
    }

    void begin() {
        producer.initTransactions();
        consumer.subscribe(List.of(TopicCatalogue.IMAGE_CLASSIFIED.name()));
    }

    /**
     * One poll, its effects, one commit.
     *
     * @return what became of the records, in no particular order; empty when none came
     * @throws ObjectStoreException
     *             when the store is away: nothing is committed and the same records come again
     * @throws SchemaRegistryException
     *             when the registry is away: likewise
     * @throws org.apache.kafka.common.KafkaException
     *             when the brokers are away or have given the work to somebody else: close this session and begin another
     */
    List<Labeling> once() throws InterruptedException {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        return records.isEmpty() ? List.of() : label(records);
    }

    private List<Labeling> label(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        try {
            List<Reading> readings = new ArrayList<>(records.count());
            records.forEach(record -> readings.add(classifications.read(record)));
            List<Labeling> labelings = batch.label(readings);
            commit(announcements.of(labelings), nextOffsets(records));
            return labelings;
        } catch (ObjectStoreException | SchemaRegistryException away) {
            rewind(records);
            throw away;
        }
    }

    /** The futures are not looked at: a send that fails makes the commit fail. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void commit(List<ProducerRecord<String, byte[]>> events, Map<TopicPartition, OffsetAndMetadata> offsets) {
        producer.beginTransaction();
        events.forEach(producer::send);
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private static Map<TopicPartition, OffsetAndMetadata> nextOffsets(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            offsets.put(new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
        return offsets;
    }

    private void rewind(ConsumerRecords<String, byte[]> records) {
        Set<TopicPartition> ours = consumer.assignment();
        records.partitions().stream().filter(ours::contains)
                .forEach(partition -> consumer.seek(partition, records.records(partition).getFirst().offset()));
    }

    /** Spends a pause as a member of the group: polling, but taking nothing. */
    void hold(Duration pause) {
        consumer.pause(consumer.assignment());
        rewind(consumer.poll(pause)); // from a partition that was assigned meanwhile
        consumer.resume(consumer.assignment());
    }

    /** Ends a poll that is going on, or else the next one, with a WakeupException. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Leaves the group, so that a start right afterwards does not wait for the session to time out. */
    @Override
    public void close() {
        try {
            producer.close(CLOSE_WITHIN);
        } finally {
            leave();
        }
    }

    private void leave() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
