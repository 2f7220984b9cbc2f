package io.semstream.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageLabeled;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink between a real broker, registry and object store. Tests share the stack and keep apart by the images they use. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.Random.class)
final class LabelerSinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static EmbeddedStack stack;
    private static Map<String, Object> connection;

    @BeforeAll
    static void startStack() {
        stack = EmbeddedStack.start(folder, progress -> {});
        connection = config().kafka().properties();
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @Test
    void everyClassificationBecomesOneLabelOverAStopInTheMiddle() {
        List<String> images = images(1, 120);
        try (ObjectStore store = realStore()) {
            images.forEach(image -> store.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff"));
            images.subList(0, 60).forEach(image -> publish(Examples.classification(image, "Powder", 1000, "d1")));
            try (var first = sink(LabelerSinkIT::realStore)) {
                await(() -> labels(images).values().stream().mapToInt(List::size).sum() > 10);
            }
            images.subList(60, 120).forEach(image -> publish(Examples.classification(image, "Powder", 1000, "d1")));
            try (var second = sink(LabelerSinkIT::realStore)) {
                await(() -> labels(images).size() == images.size());
            }
            assertThat(labels(images)).hasSize(images.size()).allSatisfy((image, events) -> assertThat(events).hasSize(1));
            assertThat(images).allSatisfy(image -> assertThat(store.describe(ObjectKey.label(image))).isPresent());
        }
    }

    @Test
    void crashBetweenEffectAndCommitAnnouncesOnce() {
        List<String> images = images(1000, 20);
        var store = new InMemoryObjectStore();
        images.forEach(image -> store.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff"));
        images.forEach(image -> publish(Examples.classification(image, "Tips", 1000, "d1")));
        var dying = new DyingStore(store, 15);
        try (var sink = sink(() -> dying)) {
            await(() -> dying.died() && labels(images).size() == images.size());
        }
        assertThat(labels(images)).allSatisfy((image, events) -> assertThat(events).hasSize(1));
    }

    @Test
    void sinkWaitsForAStoreThatIsAwayAndLosesNothing() {
        List<String> images = images(2000, 5);
        var store = new InMemoryObjectStore();
        images.forEach(image -> store.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff"));
        var dying = new DyingStore(store, 0);
        dying.away(true);
        try (var sink = sink(() -> dying)) {
            images.forEach(image -> publish(Examples.classification(image, "Fibres", 1000, "d1")));
            await(() -> sink.health().detail().contains("store is away") && !sink.health().ready());
            assertThat(sink.health().live()).isTrue();
            assertThat(labels(images)).isEmpty();
            dying.away(false);
            await(() -> labels(images).size() == images.size() && sink.health().ready());
        }
    }

    @Test
    void bytesThatAreNoEventBecomeADeadLetterAndTheRestGoesOn() {
        List<String> images = images(3000, 3);
        var store = new InMemoryObjectStore();
        images.forEach(image -> store.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff"));
        publish(images.get(0), new byte[]{9, 9, 9});
        publish(Examples.classification(images.get(1), "Tips", 1000, "d1"));
        publish(images.get(2), new byte[0]);
        try (var sink = sink(() -> store)) {
            await(() -> labels(images).size() == 1 && letters(images).size() == 2);
        }
        assertThat(letters(images)).allSatisfy(
                (image, events) -> assertThat(events).singleElement()
                        .satisfies(letter -> assertThat(letter.getReason()).isEqualTo("UNREADABLE_EVENT")));
    }

    private static LabelerConfig config() {
        return LabelerConfig.from(Settings.of(LabelerConfig.keys(), stack.settings()));
    }

    private static ObjectStore realStore() {
        return MinioObjectStore.open(config().store());
    }

    private static LabelerSink sink(Supplier<ObjectStore> store) {
        var backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new Random(1), Thread::sleep);
        var sink = new LabelerSink(config(), store, new SimpleMeterRegistry(), Clock.systemUTC(), backoff);
        sink.start();
        return sink;
    }

    private static List<String> images(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Examples::imageId).toList();
    }

    private static void publish(ImageClassified classification) {
        try (var serde = AvroSerde.forTopic(TopicCatalogue.IMAGE_CLASSIFIED, connection)) {
            publish(classification.getImageId(), serde.serializer().serialize(TopicCatalogue.IMAGE_CLASSIFIED.name(), classification));
        }
    }

    private static void publish(String image, byte[] value) {
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TopicCatalogue.IMAGE_CLASSIFIED.name(), image, value)).get();
        } catch (InterruptedException | ExecutionException unsent) {
            throw new AssertionError(unsent);
        }
    }

    private static Map<String, List<ImageLabeled>> labels(List<String> images) {
        return committed(TopicCatalogue.IMAGE_LABELED, images);
    }

    private static Map<String, List<DeadLetter>> letters(List<String> images) {
        return committed(TopicCatalogue.DEAD_LETTER, images);
    }

    private static <T extends SpecificRecord> Map<String, List<T>> committed(Topic<T> topic, List<String> images) {
        Map<String, List<T>> events = new HashMap<>();
        Map<String, Object> properties = new HashMap<>(connection);
        properties.put("isolation.level", "read_committed");
        try (var serde = AvroSerde.forTopic(topic, connection);
                var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), serde.deserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream().map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (images.contains(record.key())) {
                        events.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record.value());
                    }
                });
            }
        }
        return events;
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
