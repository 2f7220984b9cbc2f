package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.announce.RecordBytes;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.FakeEventLog;
import io.semstream.agent.fixture.FakeEventLog.Step;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.agent.ledger.RescanRequests;
import io.semstream.event.ImageIngested;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole agent on real files, with topics and objects in memory. */
class IngestAgentTest {

    @TempDir
    Path folder;
    private Path watched;
    private final FakeEventLog topics = new FakeEventLog();
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final List<AgentEvent> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        watched = Files.createDirectories(folder.resolve("watched"));
    }

    @Test
    void announcesOnlyAfterStoreAcknowledges() throws Exception {
        write("session/a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
        }

        ImageIngested event = topics.images().getFirst();
        assertThat(store.get(new ObjectKey(event.getObject().getKey()), 10_000)).isEqualTo(SmallTiff.of(1));
        assertThat(event.getPath()).isEqualTo("session/a.tif");
        assertThat(event.getSession()).isEqualTo("session");
        assertThat(event.getObject().getContentType()).isEqualTo("image/tiff");
        assertThat(told).containsExactly(new AgentEvent.Announced(watched.resolve("session/a.tif"), event.getImageId(), 1, false));
    }

    @Test
    void filesThatComeLaterAreFoundInOldAndNewFolders() throws Exception {
        try (IngestAgent agent = started()) {
            Eventually.await("scanned", agent::caughtUp);
            write("a.tif", SmallTiff.of(1));
            write("new/folder/b.tif", SmallTiff.of(2));
            Path moved = Files.createDirectories(folder.resolve("elsewhere/deep"));
            Files.write(moved.resolve("c.tif"), SmallTiff.of(3));
            Files.move(folder.resolve("elsewhere"), watched.resolve("moved"));

            Eventually.await("three events", () -> topics.images().size() == 3);
        }
    }

    @Test
    void aFileIsAnnouncedWhenItsWriterIsDone() throws Exception {
        byte[] whole = SmallTiff.of(1);
        try (IngestAgent agent = started()) {
            Eventually.await("scanned", agent::caughtUp);
            try (OutputStream out = Files.newOutputStream(watched.resolve("slow.tif"))) {
                for (int at = 0; at < whole.length; at += 48) {
                    out.write(whole, at, Math.min(48, whole.length - at));
                    out.flush();
                    Eventually.await("seen", () -> agent.balance().waiting() == 1);
                }
            }
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }
        assertThat(topics.images().getFirst().getObject().getSizeBytes()).isEqualTo(whole.length);
    }

    @Test
    void anImageWrittenInBurstsIsAnnouncedOnceAndAfterItsLastByte() throws Exception {
        byte[] whole = SmallTiff.of(1);
        try (IngestAgent agent = started(Map.of("semstream.agent.incomplete.wait", "1m"))) {
            Eventually.await("scanned", agent::caughtUp);
            try (OutputStream out = Files.newOutputStream(watched.resolve("bursts.tif"))) {
                for (int at = 0; at < whole.length; at += 150) {
                    out.write(whole, at, Math.min(150, whole.length - at));
                    out.flush();
                    pauseLongerThanAnyOtherWait();
                }
            }
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }
        assertThat(topics.images()).singleElement().satisfies(event -> {
            assertThat(event.getObject().getSizeBytes()).isEqualTo(whole.length);
            assertThat(event.getRevision()).isEqualTo(1);
        });
    }

    /** A time and no condition: that nothing happens in it is the point. */
    private static void pauseLongerThanAnyOtherWait() throws InterruptedException {
        Thread.sleep(700);
    }

    @Test
    void theTextAnInstrumentWritesLaterTravelsWithItsImage() throws Exception {
        try (IngestAgent agent = started(Map.of("semstream.agent.companions", "always", "semstream.agent.companion.wait", "1m"))) {
            Eventually.await("scanned", agent::caughtUp);
            write("a.tif", SmallTiff.of(1));
            Eventually.await("seen", () -> agent.balance().waiting() == 1);
            write("a.txt", "$CM_FORMAT JEOL-SEM\n$CM_ACCEL_VOLT 7.00\n$CM_DATE 2020-08-31\n".getBytes(StandardCharsets.UTF_8));
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }

        ImageIngested event = topics.images().getFirst();
        assertThat(event.getMetadata()).filteredOn(field -> field.getName().equals("acceleratingVoltage")).singleElement()
                .satisfies(voltage -> assertThat(voltage.getNumber()).isEqualTo(7000));
        String record = new String(store.get(new ObjectKey(String.valueOf(event.getInstrumentRecord())), 10_000), StandardCharsets.UTF_8);
        assertThat(record).contains("$CM_FORMAT JEOL-SEM");
    }

    @Test
    void anImageWhoseTextNeverComesGoesWithoutIt() throws Exception {
        try (IngestAgent agent = started(Map.of("semstream.agent.companions", "always", "semstream.agent.companion.wait", "500ms"))) {
            Eventually.await("scanned", agent::caughtUp);
            write("a.tif", SmallTiff.of(1));
            Eventually.await("announced", () -> topics.images().size() == 1 && agent.caughtUp());
        }

        assertThat(topics.images().getFirst().getMetadata()).isEmpty();
    }

    @Test
    void brokenFilesAreAnnouncedTooToBecomeDeadLettersDownstream() throws Exception {
        write("text.tif", "not an image".getBytes(StandardCharsets.UTF_8));
        write("cut.tif", Arrays.copyOf(SmallTiff.of(1), 200));
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(2, 0, 0, 0));
        }

        assertThat(topics.images()).extracting(ImageIngested::getPath).containsExactlyInAnyOrder("text.tif", "cut.tif");
    }

    @Test
    void theSameBytesElsewhereAreCountedAndNotAnnounced() throws Exception {
        write("a.tif", SmallTiff.of(1));
        write("copy of a.tif", SmallTiff.of(1));
        write("c/a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(1, 2, 0, 0));
        }

        assertThat(topics.images()).hasSize(1);
        assertThat(told).filteredOn(AgentEvent.Duplicate.class::isInstance).hasSize(2);
    }

    @Test
    void anOverwrittenFileIsANewRevision() throws Exception {
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started()) {
            Eventually.await("first", agent::caughtUp);
            write("a.tif", SmallTiff.of(2));
            Eventually.await("second", () -> topics.images().size() == 2);
            write("a.tif", SmallTiff.of(1));
            Eventually.await("back", () -> agent.balance().duplicates() == 1);
        }

        assertThat(topics.images()).extracting(ImageIngested::getRevision).containsExactly(1, 2);
    }

    @Test
    void everyNameIsTakenAsItIs() throws Exception {
        List<String> names = List.of("with space.tif", "it's \"quoted\".tif", "line\nbreak.tif", "Zürich–日本.tif", "100%.tif",
                "l".repeat(250) + ".tif", "deep/".repeat(60) + "down.tif");
        for (int i = 0; i < names.size(); i++) {
            write(names.get(i), SmallTiff.of(i));
        }
        Files.createSymbolicLink(watched.resolve("loop"), watched);
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
        }

        assertThat(topics.images()).extracting(ImageIngested::getPath).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void writesNothingIntoTheWatchedFolderButTheCanary() throws Exception {
        write("x/a.tif", SmallTiff.of(1));
        write("x/b.tif", new byte[0]);
        Map<String, String> before = listing();
        try (IngestAgent agent = started(Map.of("semstream.agent.canary", "false"))) {
            Eventually.await("caught up", agent::caughtUp);
        }

        assertThat(listing()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void killedAnywhereItNeitherLosesNorRepeats(Step step) throws Exception {
        write("before.tif", SmallTiff.of(0));
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
        }
        for (int i = 1; i <= 20; i++) {
            write("i" + i + ".tif", SmallTiff.of(i));
        }
        if (step == Step.READ) {
            killedAt(Step.AFTER_COMMIT);
        }
        killedAt(step);

        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(21, 0, 0, 0));
        }

        assertThat(topics.images()).hasSize(21).extracting(ImageIngested::getImageId).doesNotHaveDuplicates();
    }

    private void killedAt(Step step) throws Exception {
        topics.killAt(step);
        try (IngestAgent agent = started()) {
            Eventually.await("dead", () -> !agent.health().live());
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aBrokerThatFailsAnywhereIsWaitedFor(Step step) throws Exception {
        topics.failAt(step);
        for (int i = 1; i <= 20; i++) {
            write("i" + i + ".tif", SmallTiff.of(i));
        }
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.health().live()).isTrue();
        }

        assertThat(topics.images()).hasSize(20).extracting(ImageIngested::getImageId).doesNotHaveDuplicates();
        assertThat(told).hasSize(20);
    }

    @Test
    void whileTheBrokerIsAwayItSaysSoAndWaits() throws Exception {
        topics.away(true);
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started()) {
            Eventually.await("told", () -> agent.health().detail().contains("broker is away: nowhere:9092"));
            assertThat(agent.health().live()).isTrue();
            assertThat(agent.health().ready()).isFalse();
            topics.away(false);
            Eventually.await("caught up", agent::caughtUp);
        }
        assertThat(topics.images()).hasSize(1);
    }

    @Test
    void aMissingFolderIsWaitedFor() throws Exception {
        Files.delete(watched);
        try (IngestAgent agent = started()) {
            Eventually.await("told", () -> agent.health().detail().contains("watched folder " + watched + " is away"));
            assertThat(agent.caughtUp()).isFalse();
            write("a.tif", SmallTiff.of(1));
            Eventually.await("caught up", agent::caughtUp);
        }
        assertThat(topics.images()).hasSize(1);
    }

    @Test
    void aDamagedLedgerIsRebuiltFromTheTopicBeforeAnythingIsAnnounced() throws Exception {
        for (int i = 0; i < 15; i++) {
            write("s/i" + i + ".tif", SmallTiff.of(i));
        }
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
        }
        Files.write(folder.resolve("data/ledger.db"), new byte[4096], StandardOpenOption.WRITE);
        write("new.tif", SmallTiff.of(99));

        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(16, 0, 0, 0));
        }
        assertThat(topics.images()).hasSize(16);
    }

    @Test
    void aSecondAgentOnTheSameLedgerIsRefused() throws Exception {
        try (IngestAgent first = started(); IngestAgent second = agent()) {
            assertThat(first.health().live()).isTrue();
            assertThatExceptionOfType(StartRefused.class).isThrownBy(second::start)
                    .withMessageContaining("in use by another agent");
        }
    }

    @Test
    void tellsTheOutcomesOfEarlierProcessesToo() throws Exception {
        write("a.tif", SmallTiff.of(1));
        write("b.tif", SmallTiff.of(1));
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
        }
        List<AgentEvent> outcomes = new CopyOnWriteArrayList<>();
        try (IngestAgent agent = started()) {
            agent.visitOutcomes(outcomes::add);
        }

        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void whoeverAsksBesideTheAgentGetsAScan() throws Exception {
        RescanRequests requests = new RescanRequests(folder.resolve("data"));
        try (IngestAgent agent = started(Map.of("semstream.agent.rescan.interval", "1h"))) {
            Eventually.await("caught up", agent::caughtUp);

            RescanRequests.Request request = requests.ask();

            Eventually.await("answered", () -> Files.exists(request.answer()));
            assertThat(Files.readString(request.answer())).startsWith("scanned in ")
                    .endsWith(": 0 files are new, changed or to be tried again");
            assertThat(request.file()).doesNotExist();
            request.withdraw();
        }
    }

    @Test
    void aFloodOfFilesIsFoundThroughASmallQueue() throws Exception {
        int many = 3000;
        try (IngestAgent agent = started(Map.of("semstream.agent.queue.capacity", "100"))) {
            for (int i = 0; i < many; i++) {
                write("flood/" + i % 7 + "/i" + i + ".tif", SmallTiff.of(i));
            }
            Eventually.await("all announced", () -> agent.balance().announced() == many);
        }
        assertThat(topics.images()).extracting(ImageIngested::getImageId).doesNotHaveDuplicates().hasSize(many);
    }

    private IngestAgent started() {
        return started(Map.of());
    }

    private IngestAgent started(Map<String, String> more) {
        IngestAgent agent = agent(more);
        agent.start();
        return agent;
    }

    private IngestAgent agent() {
        return agent(Map.of());
    }

    private IngestAgent agent(Map<String, String> more) {
        Map<String, String> world = new TreeMap<>(Map.of("semstream.kafka.bootstrap.servers", "localhost:1",
                "semstream.schema.registry.url", "http://localhost:1"));
        world.putAll(more);
        AgentConfig config = AgentSettings.config(watched, folder.resolve("data"), world);
        return IngestAgent.create(config, () -> store, new RecordBytes(config.kafka()), topics::open,
                new SimpleMeterRegistry(), told::add);
    }

    /** As an instrument does: into a hidden name first or straight into place; both are tried. */
    private void write(String name, byte[] bytes) throws IOException {
        Path file = watched.resolve(name);
        Files.createDirectories(file.getParent());
        if (bytes.length % 2 == 0) {
            Path hidden = Files.write(watched.resolve(".writing"), bytes);
            Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.write(file, bytes);
        }
    }

    private Map<String, String> listing() throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(watched)) {
            for (Path file : files.toList()) {
                listing.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return listing;
    }
}
