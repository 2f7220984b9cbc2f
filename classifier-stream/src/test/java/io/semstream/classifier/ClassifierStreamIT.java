package io.semstream.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.classifier.event.DeadLetters;
import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.Announcer;
import io.semstream.classifier.fixture.Facility;
import io.semstream.classifier.fixture.FakeClassifier;
import io.semstream.classifier.fixture.FlakyStore;
import io.semstream.classifier.fixture.Pace;
import io.semstream.classifier.fixture.TopicLog;
import io.semstream.classifier.image.Classifier;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.event.ModelReference;
import io.semstream.runtime.Health;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One application against a real broker and registry; every test has images of its own. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // made before the first test
final class ClassifierStreamIT {

    private static final Duration IMAGE = Duration.ofMillis(5);
    /** Tries of the images under way, with pauses of up to three seconds each: about eight seconds. */
    private static final int LONG_OUTAGE = 250;

    @TempDir
    static Path directory;
    private static Facility facility;
    private static FlakyStore store;
    private static Announcer announcer;
    private static TopicLog<ImageClassified> classified;
    private static TopicLog<DeadLetter> deadLetters;

    @BeforeAll
    static void start() {
        facility = Facility.start(directory);
        store = new FlakyStore();
        announcer = new Announcer(facility.connection(), store);
        classified = new TopicLog<>(TopicCatalogue.IMAGE_CLASSIFIED, facility.connection());
        deadLetters = new TopicLog<>(TopicCatalogue.DEAD_LETTER, facility.connection());
    }

    @AfterAll
    static void stop() {
        announcer.close();
        classified.close();
        deadLetters.close();
        facility.close();
    }

    /** Whatever became of the test before. */
    @BeforeEach
    void heal() {
        store.comeBack();
        facility.heal();
    }

    @Test
    void classifiesEveryImageOnceAcrossStopsAndStarts() {
        announcer.announce(IntStream.range(1000, 1600));

        for (int part = 1; part < 4; part++) {
            try (ClassifierStream running = started()) {
                classified.await(part * 100, in(1000, 1600));
            }
        }
        try (ClassifierStream service = started()) {
            classified.await(600, in(1000, 1600));
        }
        assertEachOnce(1000, 1600);
    }

    @Test
    void poisonBecomesOneDeadLetterAndTheRestGoesOn() {
        byte[] poison = "no Avro at all".getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2};
        announcer.send("poison", poison);
        announcer.send("unknown schema", unknownSchema);
        announcer.announce(IntStream.range(2000, 2010));

        try (ClassifierStream service = started()) {
            assertEachOnce(2000, 2010);
            deadLetters.await(2, letter -> letter.getReason().equals(DeadLetters.UNREADABLE_EVENT));
        }

        assertThat(deadLetters.all(letter -> letter.getImageId().equals("poison"))).singleElement()
                .satisfies(letter -> assertThat(letter.getOriginal()).isEqualTo(ByteBuffer.wrap(poison)));
        assertThat(deadLetters.all(letter -> letter.getImageId().equals("unknown schema"))).hasSize(1);
    }

    @Test
    void waitsForTheStoreLongerThanATransactionLastsAndGoesOn() {
        try (ClassifierStream service = started()) {
            announcer.announce(IntStream.range(3000, 3200));
            classified.await(20, in(3000, 3200));

            store.leave();
            awaitHealth(service, health -> !health.ready() && health.detail().contains("object store: "));
            awaitHealth(service, health -> !health.live() || store.refusals() > LONG_OUTAGE);
            store.comeBack();

            awaitHealth(service, Health::ready);
            assertEachOnce(3000, 3200);
        }
    }

    @Test
    void canBeStoppedWhileTheStoreIsAway() {
        announcer.announce(IntStream.range(8000, 8050));
        store.leave();
        try (ClassifierStream service = started()) {
            awaitHealth(service, health -> health.detail().contains("object store: "));
        }
        store.comeBack();

        try (ClassifierStream service = started()) {
            assertEachOnce(8000, 8050);
        }
    }

    @Test
    void goesOnAfterTheBrokerWasKilled() {
        try (ClassifierStream service = started()) {
            announcer.announce(IntStream.range(4000, 4400));
            classified.await(50, in(4000, 4400));

            facility.killBroker();
            awaitHealth(service, health -> health.live() && health.detail().startsWith("waiting for broker: localhost:"));
            facility.restartBroker();

            assertEachOnce(4000, 4400);
            awaitHealth(service, Health::ready);
        }
    }

    @Test
    void registryThatIsAwayIsNoReasonToCondemnARecord() {
        try (ClassifierStream service = started()) {
            announcer.announce(IntStream.range(5000, 5010));
            classified.await(10, in(5000, 5010));

            facility.stopRegistry();
            announcer.send("another schema", new byte[]{0, 0x7e, 0x7e, 0x7e, 0x7e, 1, 2});
            announcer.announce(IntStream.range(5010, 5020));
            awaitHealth(service, health -> !health.ready() && health.detail().contains("schema registry: "));
            assertThat(deadLetters.all(letter -> letter.getImageId().equals("another schema"))).isEmpty();
            facility.restartRegistry();

            assertEachOnce(5000, 5020);
            assertThat(deadLetters.await(1, letter -> letter.getImageId().equals("another schema"))).hasSize(1);
        }
    }

    @Test
    void saysWhatIsAwayAtTheStartAndWaitsForIt() {
        facility.killBroker();
        try (ClassifierStream service = started()) {
            awaitHealth(service, health -> health.detail().startsWith("waiting for broker: localhost:"));
            assertThat(service.health().live()).isTrue();

            facility.restartBroker();

            awaitHealth(service, Health::ready);
        }
    }

    @Test
    void resultThatIsTooLargeForItsTopicBecomesDeadLetter() throws Exception {
        limitClassified("200");
        announcer.announce(IntStream.range(6000, 6001));

        try (ClassifierStream service = started()) {
            DeadLetter letter = deadLetters.await(1, dead -> dead.getReason().equals(DeadLetters.RECORD_TOO_LARGE)).getFirst();
            assertThat(letter.getImageId()).isEqualTo(Announcements.imageId(6000));

            limitClassified("1048588");
            announcer.announce(IntStream.range(6001, 6002));
            assertEachOnce(6001, 6002);
        }
    }

    private static void limitClassified(String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TopicCatalogue.IMAGE_CLASSIFIED.name());
        try (Admin admin = facility.admin()) {
            admin.incrementalAlterConfigs(
                    Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET)))).all()
                    .get();
        }
    }

    @Test
    void faultOfOursEndsTheService() {
        announcer.announce(IntStream.range(7000, 7001));
        try (ClassifierStream service = service(
                (imageId, instrument, source) -> CompletableFuture.failedFuture(new IllegalStateException("bug")))) {
            service.start();
            awaitHealth(service, health -> !health.live());
        }
        try (ClassifierStream mended = started()) {
            assertEachOnce(7000, 7001);
        }
    }

    private static ClassifierStream started() {
        ClassifierStream service = service(new FakeClassifier(new Pace(IMAGE)));
        service.start();
        return service;
    }

    private static ClassifierStream service(Classifier classifier) {
        ClassifierConfig config = ClassifierConfig.from(Settings.of(ClassifierConfig.keys(), facility.settings()));
        LoadedModel model = new LoadedModel(classifier, new ModelReference("fake", "1", "digest"), () -> {});
        return new ClassifierStream(config, new SimpleMeterRegistry(), new Outside(() -> store, () -> model));
    }

    private static void assertEachOnce(int from, int to) {
        classified.await(to - from, in(from, to));
        assertThat(classified.all(in(from, to))).extracting(ImageClassified::getImageId)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(from, to).mapToObj(Announcements::imageId).toList());
    }

    private static Predicate<ImageClassified> in(int from, int to) {
        List<String> ids = IntStream.range(from, to).mapToObj(Announcements::imageId).toList();
        return event -> ids.contains(event.getImageId());
    }

    private static void awaitHealth(ClassifierStream service, Predicate<Health> wanted) {
        while (!wanted.test(service.health())) {
            assertThat(Thread.currentThread().isInterrupted()).as("out of time, " + service.health()).isFalse();
            Thread.onSpinWait();
        }
    }
}
