package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.announce.Outgoing;
import io.semstream.agent.announce.RecordBytes;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.FakeEventLog;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.event.DeadLetter;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.micrograph.ImageFormat;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the machine, by what is asked of the store and of the topics. */
class EmbargoTest {

    @TempDir
    Path folder;
    private Path watched;
    private final FakeEventLog topics = new FakeEventLog();
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final List<AgentEvent> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        watched = Files.createDirectories(folder.resolve("watched/secret"));
    }

    @Test
    void underEventOnlyNoObjectLeavesUntilItIsLifted() throws Exception {
        write("semstream.yaml", "embargo: event-only\nproject: steel\n".getBytes(StandardCharsets.UTF_8));
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started(Map.of())) {
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
            ImageIngested event = topics.images().getFirst();
            assertThat(event.getDisclosure()).isEqualTo(Disclosure.EVENT_ONLY);
            assertThat(event.getProject()).isEqualTo("steel");
            assertThat(event.getSession()).isEqualTo("secret");
            assertThat(store.keys()).isEmpty();
            assertThat(told).singleElement().isEqualTo(new AgentEvent.Announced(watched.resolve("a.tif"), event.getImageId(), 1, true));

            write("semstream.yaml", "embargo: full\n".getBytes(StandardCharsets.UTF_8));

            Eventually.await("released", () -> topics.images().size() == 2 && agent.caughtUp());
            assertThat(agent.balance()).isEqualTo(Balance.of(1, 0, 0, 0));
        }
        ImageIngested released = topics.images().getLast();
        assertThat(released.getDisclosure()).isEqualTo(Disclosure.FULL);
        assertThat(released.getRevision()).isEqualTo(1);
        assertThat(store.get(new ObjectKey(released.getObject().getKey()), 10_000)).isEqualTo(SmallTiff.of(1));
        assertThat(released.getObject()).isEqualTo(topics.images().getFirst().getObject());
    }

    @Test
    void underThumbnailOnlyASmallPictureLeaves() throws Exception {
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started(Map.of("semstream.agent.embargo", "thumbnail"))) {
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }
        ImageIngested event = topics.images().getFirst();
        assertThat(event.getDisclosure()).isEqualTo(Disclosure.THUMBNAIL);
        assertThat(store.keys()).containsExactly(ObjectKey.preview(event.getImageId()));
        byte[] png = store.get(new ObjectKey(event.getObject().getKey()), 100_000);
        assertThat(ImageFormat.sniff(png)).contains(ImageFormat.PNG);
        assertThat(event.getObject().getSizeBytes()).isEqualTo(png.length);
        assertThat(event.getObject().getContentType()).isEqualTo("image/png");
    }

    @Test
    void anImageThatCannotBeRenderedLeavesNoPixelAndIsNotTriedForEver() throws Exception {
        write("broken.png", new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0});
        try (IngestAgent agent = started(Map.of("semstream.agent.embargo", "thumbnail"))) {
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }
        assertThat(topics.images()).singleElement().satisfies(event -> {
            assertThat(event.getDisclosure()).isEqualTo(Disclosure.EVENT_ONLY);
            assertThat(event.getMetadataNotes()).anySatisfy(note -> assertThat(note).startsWith("no thumbnail: "));
        });
        assertThat(store.keys()).isEmpty();
        try (IngestAgent again = started(Map.of("semstream.agent.embargo", "thumbnail"))) {
            Eventually.await("caught up", again::caughtUp);
        }
        assertThat(topics.images()).hasSize(1);
        assertThat(explain("broken.png", "thumbnail").why()).contains("no pixel left this machine: no thumbnail: ");
    }

    @Test
    void nothingLeavesWhileAFoldersSettingsCannotBeUnderstood() throws Exception {
        write("semstream.yaml", "embargo: everything\n".getBytes(StandardCharsets.UTF_8));
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started(Map.of())) {
            Eventually.await("failed", () -> agent.balance().failed() == 1 && agent.caughtUp());
            assertThat(topics.published()).extracting(Outgoing::value).singleElement().isInstanceOfSatisfying(DeadLetter.class,
                    letter -> assertThat(letter.getMessage()).contains("semstream.yaml: embargo = \"everything\": expected"));
            assertThat(store.keys()).isEmpty();

            write("semstream.yaml", "embargo: event-only\n".getBytes(StandardCharsets.UTF_8));

            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
            assertThat(agent.balance()).isEqualTo(Balance.of(1, 0, 0, 0));
        }
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aKnownImageStaysKnownUnderSettingsThatCannotBeUnderstood() throws Exception {
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started(Map.of())) {
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }
        write("semstream.yaml", "embargo: everything\n".getBytes(StandardCharsets.UTF_8));
        try (IngestAgent agent = started(Map.of())) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(1, 0, 0, 0));
        }
    }

    @Test
    void aReleaseIsToldOnceByALedgerThatWasLost() throws Exception {
        write("semstream.yaml", "embargo: event-only\n".getBytes(StandardCharsets.UTF_8));
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started(Map.of())) {
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
            write("semstream.yaml", "embargo: full\n".getBytes(StandardCharsets.UTF_8));
            Eventually.await("released", () -> topics.images().size() == 2 && agent.caughtUp());
        }
        Files.delete(folder.resolve("data/ledger.db"));
        try (IngestAgent agent = started(Map.of())) {
            Eventually.await("caught up", agent::caughtUp);
        }
        assertThat(topics.images()).hasSize(2);
    }

    private FileExplanation explain(String name, String embargo) {
        return FileExplanation.of(watched.resolve(name), config(Map.of("semstream.agent.embargo", embargo)), Clock.systemUTC());
    }

    private IngestAgent started(Map<String, String> more) {
        AgentConfig config = config(more);
        IngestAgent agent = IngestAgent.create(config, () -> store, new RecordBytes(config.kafka()), topics::open,
                new SimpleMeterRegistry(), told::add);
        agent.start();
        return agent;
    }

    private AgentConfig config(Map<String, String> more) {
        Map<String, String> world = new TreeMap<>(Map.of("semstream.kafka.bootstrap.servers", "localhost:1",
                "semstream.schema.registry.url", "http://localhost:1"));
        world.putAll(more);
        return AgentSettings.config(folder.resolve("watched"), folder.resolve("data"), world);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(watched.resolve(name), bytes);
    }
}
