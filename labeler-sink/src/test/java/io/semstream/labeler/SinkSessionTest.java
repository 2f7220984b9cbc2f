package io.semstream.labeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.ImageClassified;
import io.semstream.labeler.label.Labeler;
import io.semstream.labeler.label.Labeling;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is committed together and what is not, without a broker. A record's bytes are its image id here. */
final class SinkSessionTest {
    private static final TopicPartition PARTITION = new TopicPartition(TopicCatalogue.IMAGE_CLASSIFIED.name(), 0);
    private static final String IMAGE = Examples.imageId(1);
    private static final String OTHER = Examples.imageId(2);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final MockProducer<String, byte[]> producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final InMemoryObjectStore objects = new InMemoryObjectStore();
    private final DyingStore store = new DyingStore(objects, 0);
    private final Map<String, ImageClassified> known = new HashMap<>();
    private final LabelBatch batch = new LabelBatch(new Labeler(store, "semstream", Clock.systemUTC()), 4, Duration.ofSeconds(10));
    private boolean registryAway;
    private final SinkSession session = new SinkSession(consumer, producer,
            new Classifications((topic, bytes) -> read(bytes), "h1", Clock.systemUTC()),
            new Announcements((topic, label) -> written(label.getCategory()), (topic, letter) -> written(letter.getReason())), batch);

    @BeforeEach
    void begin() {
        session.begin();
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @AfterEach
    void end() {
        batch.close();
    }

    private ImageClassified read(byte[] bytes) {
        return Optional.ofNullable(known.get(new String(bytes, StandardCharsets.UTF_8)))
                .orElseThrow(() -> new SerializationException("no event"));
    }

    private byte[] written(String text) {
        if (registryAway) {
            throw new SchemaRegistryException(SchemaRegistryException.Reason.UNREACHABLE, "the registry is away");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void arrives(long offset, String image) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, image, image.getBytes(StandardCharsets.UTF_8)));
    }

    private void classified(long offset, String image) {
        objects.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff");
        known.put(image, Examples.classification(image, "Tips", 1000, "d1"));
        arrives(offset, image);
    }

    @Test
    void commitsAnnouncementsAndOffsetsTogether() throws InterruptedException {
        classified(0, IMAGE);
        arrives(1, "no event");
        classified(2, OTHER);
        assertThat(session.once()).hasSize(3);
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactlyInAnyOrder("sem.image.labeled",
                "sem.image.labeled", "sem.dead-letter");
        assertThat(committedOffset()).isEqualTo(3);
    }

    @Test
    void asksForNothingWhenNothingCame() throws InterruptedException {
        assertThat(session.once()).isEmpty();
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void aClassificationThatChangesNothingIsDoneToo() throws InterruptedException {
        classified(0, IMAGE);
        session.once();
        arrives(1, IMAGE);
        assertThat(session.once()).containsExactly(new Labeling.Kept(Labeling.Why.DUPLICATE));
        assertThat(committedOffset()).isEqualTo(2);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void whileTheStoreIsAwayNothingIsCommittedAndTheRecordsComeAgain() throws InterruptedException {
        classified(0, IMAGE);
        store.away(true);
        assertThatThrownBy(session::once).isInstanceOf(ObjectStoreException.Unavailable.class);
        assertThat(consumer.position(PARTITION)).isZero();
        assertThat(producer.transactionInFlight()).isFalse();
        session.hold(Duration.ofMillis(1));

        store.away(false);
        arrives(0, IMAGE);
        assertThat(session.once()).hasSize(1);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void whileTheRegistryIsAwayTheEffectIsRepeatedAndAnnouncedOnce() throws InterruptedException {
        classified(0, IMAGE);
        registryAway = true;
        assertThatThrownBy(session::once).isInstanceOf(SchemaRegistryException.class);
        assertThat(objects.describe(ObjectKey.label(IMAGE))).isPresent();
        assertThat(producer.transactionInFlight()).isFalse();

        registryAway = false;
        arrives(0, IMAGE);
        session.once();
        assertThat(producer.history()).hasSize(1);
        assertThat(committedOffset()).isEqualTo(1);
    }

    @Test
    void holdingTakesNothing() throws InterruptedException {
        classified(0, IMAGE);
        session.hold(Duration.ofMillis(1));
        assertThat(consumer.paused()).isEmpty();
        assertThat(consumer.position(PARTITION)).isZero();
        assertThat(session.once()).hasSize(1);
    }

    @Test
    void aCommitThatFailsLeavesNothingAnnounced() {
        classified(0, IMAGE);
        producer.commitTransactionException = new ProducerFencedException("taken over");
        assertThatThrownBy(session::once).isInstanceOf(ProducerFencedException.class);
        assertThat(producer.history()).isEmpty();
        assertThat(producer.consumerGroupOffsetsHistory()).isEmpty();
    }

    @Test
    void closesWhatItWasGiven() {
        session.close();
        assertThat(consumer.closed()).isTrue();
        assertThat(producer.closed()).isTrue();
    }

    private long committedOffset() {
        return producer.consumerGroupOffsetsHistory().getLast().values().iterator().next()
                .getOrDefault(PARTITION, new OffsetAndMetadata(0)).offset();
    }
}
