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
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink between a real broker, registry and object store. Tests share the stack and keep apart by the images they use. */
@Timeout(180)
final class LabelerSinkIT {
    @TempDir
    static Path folder;

    private static EmbeddedStack stack;
    private static Bus bus;
    private static Heard<ImageLabeled> labels;
    private static Heard<DeadLetter> letters;

    @BeforeAll
    static void startStack() {
        stack = EmbeddedStack.start(folder, progress -> {});
        bus = new Bus(config().kafka().properties());
        labels = bus.listenTo(TopicCatalogue.IMAGE_LABELED);
        letters = bus.listenTo(TopicCatalogue.DEAD_LETTER);
    }

    @AfterAll
    static void stopStack() {
        letters.close();
        labels.close();
        bus.close();
        stack.close();
    }

    @Test
    void everyClassificationBecomesOneLabelOverAStopInTheMiddle() {
        List<String> images = images(1, 300);
        bus.publish(classified(images, "Powder"));
        try (LabelerSink first = sink(LabelerSinkIT::realStore)) {
            labels.until(10, images);
        }
        try (LabelerSink second = sink(LabelerSinkIT::realStore); ObjectStore store = realStore()) {
            labels.until(images.size(), images);
            assertThat(images).allSatisfy(image -> assertThat(store.describe(ObjectKey.label(image))).isPresent());
        }
        assertOneLabelEach(images);
    }

    @Test
    void aKilledSinkNeitherLosesNorDoubles() throws Exception {
        List<String> images = images(10_000, 1500);
        bus.publish(classified(images, "Porous_Sponge"));
        for (int enough : List.of(50, 500)) {
            try (SinkProcess sink = SinkProcess.start(stack.settings(), Map.of("semstream.labeler.poll.records", "20"))) {
                labels.until(enough, images);
                sink.kill();
            }
            assertThat(labels.all(images)).as("killed in the middle").hasSizeLessThan(images.size());
        }
        try (SinkProcess sink = SinkProcess.start(stack.settings(), Map.of())) {
            labels.until(images.size(), images);
        }
        assertOneLabelEach(images);
    }

    @Test
    void crashBetweenEffectAndCommitAnnouncesOnce() {
        List<String> images = images(1000, 20);
        DyingStore dying = new DyingStore(storeWith(images), 15);
        bus.publish(classified(images, "Tips"));
        try (LabelerSink sink = sink(() -> dying)) {
            labels.until(images.size(), images);
        }
        assertThat(dying.died()).isTrue();
        assertOneLabelEach(images);
    }

    @Test
    void sinkWaitsForAStoreThatIsAwayAndLosesNothing() {
        List<String> images = images(2000, 5);
        DyingStore dying = new DyingStore(storeWith(images), 0);
        try (LabelerSink sink = sink(() -> dying)) {
            labels.until(() -> sink.health().ready());
            dying.away(true);
            bus.publish(classified(images, "Fibres"));
            labels.until(() -> !sink.health().ready());
            assertThat(sink.health().detail()).contains("store is away");
            assertThat(sink.health().live()).isTrue();
            assertThat(labels.all(images)).isEmpty();
            dying.away(false);
            labels.until(images.size(), images);
            labels.until(() -> sink.health().ready());
        }
        assertOneLabelEach(images);
    }

    @Test
    void bytesThatAreNoEventBecomeADeadLetterAndTheRestGoesOn() {
        List<String> images = images(3000, 3);
        bus.publish(images.get(0), new byte[]{9, 9, 9});
        bus.publish(Examples.classification(images.get(1), "Tips", 1000, "d1"));
        bus.publish(images.get(2), new byte[0]);
        try (LabelerSink sink = sink(() -> storeWith(images))) {
            labels.until(1, images);
            letters.until(2, images);
        }
        assertThat(letters.all(images)).allSatisfy((image, events) -> assertThat(events).singleElement()
                .satisfies(letter -> assertThat(letter.getReason()).isEqualTo("UNREADABLE_EVENT")));
    }

    @Test
    void withoutTagsTheSidecarHoldsTheLabelAndAnOlderOneNeverReplacesIt() {
        String image = Examples.imageId(4000);
        try (LabelerSink sink = sink(LabelerSinkIT::realStore); ObjectStore store = realStore()) {
            bus.publish(Examples.classification(image, "Fibres", 2000, "d2"));
            bus.publish(Examples.classification(image, "Nanowires", 1000, "d1"));
            bus.publish(Examples.classification(image, "Tips", 3000, "d3"));
            labels.until(() -> labels.all(List.of(image)).getOrDefault(image, List.of()).size() >= 2);
            assertThat(store.capabilities().tags()).isFalse();
            assertThat(store.get(ObjectKey.label(image), 1 << 20)).asString(StandardCharsets.UTF_8)
                    .contains("\"category\" : \"Tips\"");
        }
        assertThat(labels.all(List.of(image)).getOrDefault(image, List.of())).extracting(ImageLabeled::getCategory)
                .containsExactly("Fibres", "Tips");
    }

    @Test
    void aTwinThatTakesTheSameInstanceEndsTheFirst() {
        try (LabelerSink first = sink(InMemoryObjectStore::new)) {
            labels.until(() -> first.health().ready());
            try (LabelerSink twin = sink(InMemoryObjectStore::new)) {
                labels.until(() -> !first.health().live());
                assertThat(first.health().detail()).contains("semstream.labeler.instance");
                labels.until(() -> twin.health().ready());
            }
        }
    }

    private static void assertOneLabelEach(List<String> images) {
        assertThat(labels.all(images)).hasSize(new HashSet<>(images).size())
                .allSatisfy((image, events) -> assertThat(events).hasSize(1));
    }

    private static List<ImageClassified> classified(List<String> images, String category) {
        return images.stream().map(image -> Examples.classification(image, category, 1000, "d1")).toList();
    }

    private static LabelerConfig config() {
        return LabelerConfig.from(Settings.of(LabelerConfig.keys(), stack.settings()));
    }

    private static ObjectStore realStore() {
        return MinioObjectStore.open(config().store());
    }

    private static InMemoryObjectStore storeWith(List<String> images) {
        InMemoryObjectStore store = new InMemoryObjectStore();
        images.forEach(image -> store.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff"));
        return store;
    }

    private static LabelerSink sink(Supplier<ObjectStore> store) {
        Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new Random(1), Thread::sleep);
        LabelerSink sink = new LabelerSink(config(), store, new SimpleMeterRegistry(), Clock.systemUTC(), backoff);
        sink.start();
        return sink;
    }

    private static List<String> images(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Examples::imageId).toList();
    }
}
