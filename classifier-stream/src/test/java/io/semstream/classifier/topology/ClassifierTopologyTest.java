package io.semstream.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.classifier.event.ClassifiedEvents;
import io.semstream.classifier.event.DeadLetters;
import io.semstream.classifier.event.IngestedReader;
import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.FakeClassifier;
import io.semstream.classifier.fixture.FlakyStore;
import io.semstream.classifier.fixture.PlainAvro;
import io.semstream.classifier.image.ImageWork;
import io.semstream.classifier.image.Outages;
import io.semstream.classifier.prefetch.Prefetch;
import io.semstream.event.DeadLetter;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageIngested;
import io.semstream.event.ModelReference;
import io.semstream.event.Purpose;
import io.semstream.objectstore.ObjectKey;
import io.semstream.runtime.Backoff;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ClassifierTopologyTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition(TopicCatalogue.IMAGE_INGESTED.name(), 0);
    private static final WaitLimits IMPATIENT = new WaitLimits(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofSeconds(4),
            Duration.ofMinutes(5));

    private final FlakyStore store = new FlakyStore();
    private final FakeClassifier classifier = new FakeClassifier();
    private final Outages outages = new Outages();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final OversizedResults oversized = new OversizedResults();
    private final ImageWork work = new ImageWork(
            new ImageWork.Means(classifier, store, Announcements.BUCKET, 1_000_000, Runnable::run), outages,
            () -> new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1), Thread::sleep), Clock.systemUTC());
    private final Prefetch prefetch = new Prefetch(work::begin, 4);
    private final Topology topology = topology(WaitLimits.within(Duration.ofSeconds(10)), prefetch);
    private Optional<TopologyTestDriver> driver = Optional.of(driver(topology));

    @AfterEach
    void close() {
        revoke();
        prefetch.close();
    }

    private void revoke() {
        driver.ifPresent(TopologyTestDriver::close);
        driver = Optional.empty();
    }

    @Test
    void isTheReviewedTopology() throws IOException {
        assertThat(topology.describe().toString().strip()).isEqualTo(golden());
    }

    @Test
    void announcedImageBecomesOneClassifiedImage() {
        send(Announcements.stored(store, 1));

        KeyValue<String, ImageClassified> published = classified().readKeyValue();
        assertThat(published.key).isEqualTo(Announcements.imageId(1));
        assertThat(published.value.getIngested()).isEqualTo(Announcements.announced(1));
        assertThat(published.value.getThumbnail().getKey()).isEqualTo(ObjectKey.thumbnail(Announcements.imageId(1)).value());
        assertThat(classified().isEmpty()).isTrue();
        assertThat(deadLetters().isEmpty()).isTrue();
        assertThat(count("classified")).isEqualTo(1);
    }

    @Test
    void eventTimeIsThatOfTheAnnouncement() {
        send(Announcements.stored(store, 1));

        assertThat(classified().readRecord().getRecordTime()).isEqualTo(AT);
    }

    @Test
    void usesWhatThePollHasBegun() {
        ImageIngested event = Announcements.stored(store, 1);
        prefetch.add(PARTITION, 0, PlainAvro.bytes(event), event);

        send(event);

        assertThat(classified().readValuesToList()).hasSize(1);
        assertThat(classifier.submitted()).isEqualTo(1);
    }

    @Test
    void duplicateAnnouncementIsClassifiedAgain() {
        send(Announcements.stored(store, 1));
        send(Announcements.stored(store, 1));

        assertThat(classified().readValuesToList()).hasSize(2);
    }

    @Test
    void brokenImageBecomesDeadLetterAndTheOthersGoOn() {
        send(Announcements.stored(store, 1));
        store.put(Announcements.key(2), "broken".getBytes(StandardCharsets.UTF_8), "image/tiff");
        send(Announcements.announced(2));
        send(Announcements.stored(store, 3));

        assertThat(classified().readValuesToList()).hasSize(2);
        DeadLetter letter = deadLetters().readValue();
        assertThat(letter.getReason()).isEqualTo("TRUNCATED");
        assertThat(letter.getOffset()).isEqualTo(1);
        assertThat(letter.getPath()).isEqualTo("day 1/image-2.tif");
        assertThat(letter.getOriginal()).isEqualTo(ByteBuffer.wrap(PlainAvro.bytes(Announcements.announced(2))));
        assertThat(meters.counter("semstream.classifier.rejected", "reason", "TRUNCATED").count()).isEqualTo(1);
    }

    @Test
    void missingObjectBecomesDeadLetter() {
        send(Announcements.announced(1));

        assertThat(deadLetters().readValue().getReason()).isEqualTo(ImageWork.OBJECT_MISSING);
    }

    @Test
    void unreadableBytesBecomeDeadLetter() {
        input().pipeInput("some key", new byte[]{1, 2, 3}, AT);

        KeyValue<String, DeadLetter> published = deadLetters().readKeyValue();
        assertThat(published.key).isEqualTo("some key");
        assertThat(published.value.getReason()).isEqualTo(DeadLetters.UNREADABLE_EVENT);
        assertThat(published.value.getTopic()).isEqualTo(TopicCatalogue.IMAGE_INGESTED.name());
        assertThat(published.value.getOriginal()).isEqualTo(ByteBuffer.wrap(new byte[]{1, 2, 3}));
    }

    @Test
    void anImageUnderEmbargoIsPassedOverUntilItIsReleased() {
        send(Announcements.builder(1).setDisclosure(Disclosure.EVENT_ONLY).build());
        assertThat(classified().isEmpty()).isTrue();
        assertThat(deadLetters().isEmpty()).isTrue();
        assertThat(count("withheld")).isEqualTo(1);

        send(Announcements.stored(store, 1));

        assertThat(classified().readValuesToList()).hasSize(1);
    }

    @Test
    void tombstoneIsPassedOver() {
        driver.orElseThrow()
                .<String, byte[]>createInputTopic(TopicCatalogue.IMAGE_INGESTED.name(), new StringSerializer(), (topic, none) -> null)
                .pipeInput("key", new byte[0], AT);

        assertThat(classified().isEmpty()).isTrue();
        assertThat(deadLetters().isEmpty()).isTrue();
        assertThat(count("withdrawn")).isEqualTo(1);
    }

    @Test
    void recordWhoseResultWasTooLargeBecomesDeadLetterTheNextTime() {
        oversized.add(Announcements.imageId(1));

        send(Announcements.stored(store, 1));

        DeadLetter letter = deadLetters().readValue();
        assertThat(letter.getReason()).isEqualTo(DeadLetters.RECORD_TOO_LARGE);
        assertThat(letter.getOriginal()).isNull();
        assertThat(classified().isEmpty()).isTrue();
    }

    @Test
    void asksForTheRecordAgainWhenTheStoreStaysAway() {
        restart(IMPATIENT, prefetch);
        ImageIngested event = Announcements.stored(store, 1);
        store.leave();

        assertThatThrownBy(() -> send(event)).isInstanceOf(TaskMigratedException.class);

        assertThat(outages.detail()).hasValueSatisfying(detail -> assertThat(detail).startsWith("object store: "));
        assertThat(prefetch.knows(PARTITION, 0, PlainAvro.bytes(event))).as("goes on in the meantime").isTrue();
        revoke();
        assertThat(prefetch.knows(PARTITION, 0, PlainAvro.bytes(event))).as("also while the task is closed").isTrue();
        store.comeBack();
        restart(WaitLimits.within(Duration.ofSeconds(10)), prefetch);
        send(event);
        assertThat(classified().readValuesToList()).hasSize(1);
        assertThat(prefetch.knows(PARTITION, 0, PlainAvro.bytes(event))).isTrue();
    }

    @Test
    void revokedPartitionLetsItsWorkGo() {
        send(Announcements.stored(store, 1));

        revoke();

        assertThat(prefetch.knows(PARTITION, 0, PlainAvro.bytes(Announcements.announced(1)))).isFalse();
    }

    @Test
    void faultOfOursEndsTheStream() {
        Prefetch broken = new Prefetch(event -> CompletableFuture.failedFuture(new IllegalStateException("bug")), 1);
        restart(WaitLimits.within(Duration.ofSeconds(10)), broken);

        assertThatThrownBy(() -> send(Announcements.stored(store, 1))).isInstanceOf(StreamsException.class)
                .hasRootCauseMessage("bug").isNotInstanceOf(TaskMigratedException.class);
    }

    private void restart(WaitLimits limits, Prefetch with) {
        revoke();
        driver = Optional.of(driver(topology(limits, with)));
    }

    private Topology topology(WaitLimits limits, Prefetch with) {
        Workplace workplace = new Workplace(new IngestedReader(PlainAvro.deserializer(ImageIngested.class)), with,
                new WaitBudget(limits, outages, Clock.systemUTC()), new Rewind(),
                new ClassifiedEvents(new ModelReference("starter", "1", "digest"), Purpose.LIVE), new DeadLetters(Clock.systemUTC()),
                oversized, new ImageMeters(meters));
        return ClassifierTopology.of(workplace, PlainAvro.serializer(), PlainAvro.serializer());
    }

    private static TopologyTestDriver driver(Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return new TopologyTestDriver(topology, settings);
    }

    private void send(ImageIngested event) {
        input().pipeInput(event.getImageId(), PlainAvro.bytes(event), AT);
    }

    private TestInputTopic<String, byte[]> input() {
        return driver.orElseThrow().createInputTopic(TopicCatalogue.IMAGE_INGESTED.name(), new StringSerializer(),
                new ByteArraySerializer());
    }

    private TestOutputTopic<String, ImageClassified> classified() {
        return driver.orElseThrow().createOutputTopic(TopicCatalogue.IMAGE_CLASSIFIED.name(), new StringDeserializer(),
                PlainAvro.deserializer(ImageClassified.class));
    }

    private TestOutputTopic<String, DeadLetter> deadLetters() {
        return driver.orElseThrow().createOutputTopic(TopicCatalogue.DEAD_LETTER.name(), new StringDeserializer(),
                PlainAvro.deserializer(DeadLetter.class));
    }

    private double count(String name) {
        return meters.counter("semstream.classifier." + name).count();
    }

    private static String golden() throws IOException {
        try (var text = ClassifierTopologyTest.class.getResourceAsStream("/topology.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
