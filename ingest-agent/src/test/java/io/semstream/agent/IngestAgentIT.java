package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.IngestedTopic;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.event.AgentStatus;
import io.semstream.event.ImageIngested;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.runtime.Health;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent against a real broker, registry and store. */
class IngestAgentIT {

    private static final Duration SOON = Duration.ofMillis(1500);

    @TempDir
    static Path stackDir;
    private static EmbeddedStack stack;

    @TempDir
    Path folder;
    private Path watched;
    private Path data;

    @BeforeAll
    static void startStack() {
        stack = EmbeddedStack.start(stackDir, line -> {});
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        watched = Files.createDirectories(folder.resolve("watched"));
        data = folder.resolve("data");
    }

    @Test
    void announcesEveryImageOnceWithAnObjectBehindIt() throws Exception {
        for (int i = 0; i < 40; i++) {
            write("session " + i % 3 + "/image " + i + ".tif", SmallTiff.of(1000 + i));
        }
        write("twin.tif", SmallTiff.of(1000));
        AgentConfig config = config("once");
        try (IngestAgent agent = started(config)) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(40, 1, 0, 0));
            Eventually.await("ready", () -> agent.health().ready());
            Eventually.await("reported", () -> !statuses("once").isEmpty());
        }

        List<ImageIngested> events = events("once");
        assertThat(events).hasSize(40).extracting(ImageIngested::getImageId).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getInstrument()).isEqualTo("SEM 1");
            assertThat(event.getRevision()).isEqualTo(1);
        });
        assertThat(events).filteredOn(event -> event.getPath().equals("session 1/image 4.tif")).singleElement()
                .satisfies(event -> assertThat(event.getSession()).isEqualTo("session 1"));
        try (ObjectStore store = MinioObjectStore.open(config.store())) {
            assertThat(store.get(new ObjectKey(events.getFirst().getObject().getKey()), 1 << 20)).hasSize(SmallTiff.BYTES);
        }
    }

    @Test
    void aRestartedAgentAnnouncesOnlyWhatIsNew() throws Exception {
        write("a.tif", SmallTiff.of(2000));
        try (IngestAgent agent = started(config("restart"))) {
            Eventually.await("caught up", agent::caughtUp);
        }
        write("b.tif", SmallTiff.of(2001));
        write("a.tif", SmallTiff.of(2002));

        try (IngestAgent agent = started(config("restart"))) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(3, 0, 0, 0));
        }

        assertThat(events("restart")).extracting(event -> event.getPath() + "#" + event.getRevision())
                .containsExactlyInAnyOrder("a.tif#1", "b.tif#1", "a.tif#2");
    }

    @Test
    void aLostLedgerIsRebuiltFromTheTopic() throws Exception {
        for (int i = 0; i < 25; i++) {
            write("deep/er/i" + i + ".tif", SmallTiff.of(3000 + i));
        }
        try (IngestAgent agent = started(config("rebuild"))) {
            Eventually.await("caught up", agent::caughtUp);
        }
        try (Stream<Path> ledger = Files.list(data)) {
            for (Path file : ledger.toList()) {
                Files.delete(file);
            }
        }
        write("new.tif", SmallTiff.of(3999));

        try (IngestAgent agent = started(config("rebuild"))) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(26, 0, 0, 0));
        }

        assertThat(events("rebuild")).hasSize(26);
    }

    @Test
    void aClosedFileIsAnnouncedSoon() throws Exception {
        List<AgentEvent> seen = Collections.synchronizedList(new ArrayList<>());
        try (IngestAgent agent = IngestAgent.create(config("soon"), new SimpleMeterRegistry(), seen::add)) {
            agent.start();
            write("first.tif", SmallTiff.of(4000));
            Eventually.await("caught up", () -> seen.size() == 1);
            List<Long> millis = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                int expected = i + 1;
                write("session/i" + i + ".tif", SmallTiff.of(4000 + i));
                long closed = System.nanoTime();
                Eventually.await("announced", () -> seen.size() == expected);
                millis.add(Duration.ofNanos(System.nanoTime() - closed).toMillis());
            }
            System.out.println("file closed to announced, ms: " + millis);
            assertThat(millis.stream().sorted().toList().get(5)).isLessThan(SOON.toMillis());
        }
    }

    @Test
    void reportsHowItWatchesAndHowFarItsClockIsOff() throws Exception {
        try (IngestAgent agent = started(config("clock", Map.of("semstream.agent.status.interval", "300ms")))) {
            Eventually.await("the canary was heard", () -> statuses("clock").stream().filter(status -> status.getClockOffsetMs() != null)
                    .flatMap(status -> status.getFolders().stream())
                    .anyMatch(folder -> folder.getWatching().equals("EVENTS") && folder.getEventDelayMs() != null));
            AgentStatus status = statuses("clock").getLast();

            assertThat(status.getFolders()).singleElement().satisfies(folder -> assertThat(folder.getInstrument()).isEqualTo("SEM 1"));
            assertThat(status.getClockOffsetMs()).as("to a broker on the same machine").isBetween(-5_000L, 5_000L);
            assertThat(status.getOldestWaitingMs()).isNull();
        }
    }

    @Test
    void theDoctorFindsNothingWrongWhereNothingIs() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = doctor(said, stack.settings());

        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("WRONG").contains("file events come", "answers and has the topics",
                "answers and knows the schemas", "the bucket is there", "agrees with the object store's");
        assertThat(code).isEqualTo(AgentTools.WELL);
        try (Stream<Path> left = Files.list(watched)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theDoctorSaysOfEachThingWhatIsWrongAndWhatToDo() throws Exception {
        Map<String, String> world = new HashMap<>(stack.settings());
        world.put("semstream.agent.watch", watched.resolve("away") + "=SEM 1");
        world.put("semstream.kafka.bootstrap.servers", "localhost:1");
        world.put("semstream.schema.registry.url", "http://localhost:1");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = doctor(said, world);

        assertThat(said.toString(StandardCharsets.UTF_8).lines()).filteredOn(line -> line.startsWith("WRONG")).hasSize(3)
                .anyMatch(line -> line.contains("watched folder")).anyMatch(line -> line.contains("broker localhost:1: it does not answer"))
                .anyMatch(line -> line.contains("schema registry http://localhost:1"));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("-> create it, mount it, or mend semstream.agent.watch");
        assertThat(code).isEqualTo(AgentTools.ILL);
    }

    private int doctor(ByteArrayOutputStream said, Map<String, String> world) throws InterruptedException {
        List<String> settings = new ArrayList<>();
        AgentSettings.raw(watched, data, world).forEach((name, value) -> settings.addAll(List.of("--set", name + "=" + value)));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new AgentTools(out, out).doctor(settings);
    }

    private AgentConfig config(String agent) {
        return config(agent, Map.of());
    }

    private AgentConfig config(String agent, Map<String, String> more) {
        Map<String, String> world = new HashMap<>(stack.settings());
        world.put("semstream.agent.id", agent);
        world.putAll(more);
        return AgentSettings.config(watched, data, world);
    }

    private static IngestAgent started(AgentConfig config) {
        IngestAgent agent = IngestAgent.create(config, new SimpleMeterRegistry());
        agent.start();
        assertThat(agent.health()).extracting(Health::live).isEqualTo(true);
        return agent;
    }

    private static List<ImageIngested> events(String agent) {
        return new IngestedTopic(stack.settings()).images().stream().filter(event -> event.getAgent().equals(agent))
                .toList();
    }

    private static List<AgentStatus> statuses(String agent) {
        return new IngestedTopic(stack.settings()).all(TopicCatalogue.AGENT_STATUS).stream()
                .filter(status -> status.getAgent().equals(agent)).toList();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = watched.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
