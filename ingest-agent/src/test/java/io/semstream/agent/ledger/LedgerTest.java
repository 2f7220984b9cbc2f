package io.semstream.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.semstream.runtime.StartRefused;
import java.io.IOException;
import io.semstream.agent.handling.Disclosure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final String X = "x".repeat(64);
    private static final String Y = "y".repeat(64);

    @TempDir
    Path folder;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledger.open(folder, "agent-1", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void newBytesAreANewRevisionAndOldBytesAreNothingNew() {
        assertThat(store("a", 1, X)).isEqualTo(new Recorded.NewImage(1));
        assertThat(store("a", 2, Y)).isEqualTo(new Recorded.NewImage(2));
        assertThat(store("a", 3, Y)).isEqualTo(new Recorded.Unchanged());

        assertThat(ledger.newest("a")).map(LedgerEntry::file).contains(version("a", 3));
        assertThat(ledger.count(FileState.UPLOADED)).isEqualTo(2);
    }

    @Test
    void knownBytesElsewhereAreADuplicate() {
        store("a", 1, X);

        assertThat(store("b", 1, X)).isEqualTo(new Recorded.Duplicate("a"));
        assertThat(ledger.disclosed(X)).contains(Disclosure.FULL);
        assertThat(ledger.unsentCount()).isEqualTo(1);
        assertThat(ledger.count(FileState.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void aPathThatReturnsToItsFirstBytesIsNotAnnouncedAgain() {
        store("a", 1, X);
        store("a", 2, Y);

        assertThat(store("a", 3, X)).isEqualTo(new Recorded.Duplicate("a"));
    }

    @Test
    void aFailureIsNotedOnceAndReplacedByContent() {
        assertThat(fail("a", 1)).isTrue();
        assertThat(fail("a", 1)).isFalse();
        assertThat(ledger.unsentCount()).isEqualTo(1);

        assertThat(store("a", 1, X)).isEqualTo(new Recorded.NewImage(1));

        assertThat(ledger.count(FileState.FAILED)).isZero();
        assertThat(ledger.unsent(10)).singleElement().satisfies(line -> assertThat(line.imageId()).contains(X));
    }

    @Test
    void readableAgainWithTheSameBytesIsNothingNew() {
        store("a", 1, X);
        fail("a", 2);

        assertThat(store("a", 2, X)).isEqualTo(new Recorded.Unchanged());
        assertThat(ledger.newest("a")).map(LedgerEntry::state).contains(FileState.UPLOADED);
        assertThat(ledger.count(FileState.FAILED)).isZero();
    }

    @Test
    void whatIsBeingAnnouncedSurvivesWithItsPositions() throws IOException {
        store("a", 1, X);
        fail("b", 1);
        ledger.markAnnouncing(ledger.unsent(10), Map.of(0, 17L, 3, 4L));

        reopen();

        assertThat(ledger.announcing()).singleElement().satisfies(line -> {
            assertThat(line.imageId()).contains(X);
            assertThat(line.message()).isEqualTo(ByteBuffer.wrap(message("FULL 1")));
        });
        assertThat(ledger.announcingFrom()).containsOnly(Map.entry(0, 17L), Map.entry(3, 4L));
        assertThat(ledger.unsent(10)).singleElement().satisfies(line -> assertThat(line.location()).isEqualTo("b"));
        assertThat(ledger.unsentCount()).isEqualTo(2);
    }

    @Test
    void sentIsSent() throws IOException {
        store("a", 1, X);
        fail("b", 1);
        List<Unsent> batch = ledger.unsent(10);
        ledger.markAnnouncing(batch, Map.of());
        ledger.markSent(batch);
        ledger.markSent(batch);

        reopen();

        assertThat(ledger.unsent(10)).isEmpty();
        assertThat(ledger.announcing()).isEmpty();
        assertThat(ledger.unsentCount()).isZero();
        assertThat(ledger.count(FileState.ANNOUNCED)).isEqualTo(1);
        assertThat(ledger.count(FileState.FAILED)).isEqualTo(1);
    }

    @Test
    void whatWasNotFoundIsSentAgain() {
        store("a", 1, X);
        ledger.markAnnouncing(ledger.unsent(10), Map.of());
        assertThat(ledger.unsent(10)).isEmpty();

        ledger.markUploaded(ledger.announcing());

        assertThat(ledger.unsent(10)).hasSize(1);
    }

    @Test
    void aForgottenLineIsAsIfNeverSeen() {
        store("a", 1, X);

        ledger.forget(ledger.unsent(10).getFirst());

        assertThat(ledger.newest("a")).isEmpty();
        assertThat(ledger.unsentCount()).isZero();
        assertThat(ledger.count(FileState.UPLOADED)).isZero();
    }

    @Test
    void onlyOneAgentHasALedger() {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> Ledger.open(folder, "agent-1", Clock.systemUTC()))
                .withMessageContaining(folder.toString()).withMessageContaining("another agent");
    }

    @Test
    void aLedgerStaysWithItsAgent() {
        ledger.close();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Ledger.open(folder, "agent-2", Clock.systemUTC()))
                .withMessageContaining("belongs to agent agent-1, not to agent-2");
    }

    @Test
    void aDamagedFileIsKeptAsideAndANewOneBegun() throws IOException {
        store("a", 1, X);
        ledger.markRebuilt();
        ledger.close();
        byte[] garbage = new byte[6000];
        Files.write(folder.resolve("ledger.db"), garbage, StandardOpenOption.WRITE);

        ledger = Ledger.open(folder, "agent-1", Clock.systemUTC());

        assertThat(ledger.needsRebuilding()).isTrue();
        assertThat(ledger.newest("a")).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("ledger.db.damaged-"));
        }
    }

    @Test
    void restoredImagesAreKnownAndItIsDoneOnce() throws IOException {
        assertThat(ledger.needsRebuilding()).isTrue();
        LedgerEntry entry = new LedgerEntry(version("a", 1), 2, Optional.of(X), FileState.ANNOUNCED, "", "", Optional.of("monday"),
                Disclosure.FULL);
        ledger.restore(List.of(entry, entry));
        ledger.markRebuilt();

        reopen();

        assertThat(ledger.needsRebuilding()).isFalse();
        assertThat(ledger.newest("a")).contains(entry);
        assertThat(ledger.count(FileState.ANNOUNCED)).isEqualTo(1);
        assertThat(store("a", 2, Y)).isEqualTo(new Recorded.NewImage(3));
    }

    @Test
    void everyLineIsVisitedOnceAcrossPages() {
        List<LedgerEntry> many = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            many.add(new LedgerEntry(version("f" + i / 2, 1), i % 2 + 1, Optional.of(X), FileState.ANNOUNCED, "", "", Optional.of("monday"),
                    Disclosure.FULL));
        }
        ledger.restore(many);
        List<LedgerEntry> visited = new ArrayList<>();

        ledger.visit(visited::add);

        assertThat(visited).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void anImageOfWhichMoreMayLeaveIsToBeToldOfAgain() {
        store("a", 1, X, Disclosure.EVENT_ONLY);
        announce();

        assertThat(store("a", 1, X, Disclosure.EVENT_ONLY)).isEqualTo(new Recorded.Unchanged());
        assertThat(store("a", 1, X, Disclosure.FULL)).isEqualTo(new Recorded.Released(1));

        assertThat(ledger.unsent(10)).singleElement().satisfies(line -> assertThat(line.disclosure()).isEqualTo(Disclosure.FULL));
        assertThat(ledger.disclosed(X)).contains(Disclosure.FULL);
        announce();
        assertThat(ledger.count(FileState.ANNOUNCED)).isEqualTo(1);
        assertThat(store("a", 1, X, Disclosure.EVENT_ONLY)).isEqualTo(new Recorded.Unchanged());
        assertThat(ledger.disclosed(X)).contains(Disclosure.FULL);
    }

    @Test
    void aFreeCopyReleasesAnImageOnceEvenBeforeItWasToldOf() {
        store("a", 1, X, Disclosure.EVENT_ONLY);

        assertThat(store("b", 1, X, Disclosure.FULL)).isEqualTo(new Recorded.Released(1));

        assertThat(ledger.unsent(10)).singleElement().satisfies(line -> assertThat(line.location()).isEqualTo("b"));
        assertThat(ledger.unsentCount()).isEqualTo(1);
        assertThat(ledger.count(FileState.DUPLICATE)).isEqualTo(1);
        assertThat(store("c", 1, X, Disclosure.THUMBNAIL)).isEqualTo(new Recorded.Duplicate("b"));
    }

    @Test
    void aReleaseWhileTheAnnouncementIsOnItsWayIsToldAfterIt() {
        store("a", 1, X, Disclosure.EVENT_ONLY);
        List<Unsent> onItsWay = ledger.unsent(10);
        ledger.markAnnouncing(onItsWay, Map.of());

        store("a", 1, X, Disclosure.FULL);
        ledger.markSent(onItsWay);

        assertThat(ledger.unsent(10)).singleElement().satisfies(line -> assertThat(line.disclosure()).isEqualTo(Disclosure.FULL));
        assertThat(ledger.unsentCount()).isEqualTo(1);
    }

    @Test
    void aRestoredReleaseIsKnown() {
        LedgerEntry first = new LedgerEntry(version("a", 1), 1, Optional.of(X), FileState.ANNOUNCED, "", "", Optional.empty(),
                Disclosure.EVENT_ONLY);
        LedgerEntry released = new LedgerEntry(version("a", 1), 1, Optional.of(X), FileState.ANNOUNCED, "", "", Optional.empty(),
                Disclosure.FULL);

        ledger.restore(List.of(first, released));

        assertThat(ledger.newest("a")).contains(released);
        assertThat(ledger.count(FileState.ANNOUNCED)).isEqualTo(1);
    }

    @Test
    void aLedgerOfAnEarlierVersionIsGoneOnWith() throws Exception {
        store("a", 1, X);
        ledger.close();
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = old.createStatement()) {
            statement.execute("DROP INDEX file_of_session");
            statement.execute("ALTER TABLE file DROP COLUMN session");
            statement.execute("ALTER TABLE file DROP COLUMN disclosure");
        }

        ledger = Ledger.open(folder, "agent-1", Clock.systemUTC());

        assertThat(ledger.newest("a")).hasValueSatisfying(entry -> {
            assertThat(entry.session()).isEmpty();
            assertThat(entry.disclosure()).isEqualTo(Disclosure.FULL);
        });
        assertThat(store("a", 1, X)).isEqualTo(new Recorded.Unchanged());
    }

    private void announce() {
        List<Unsent> batch = ledger.unsent(10);
        ledger.markAnnouncing(batch, Map.of());
        ledger.markSent(batch);
    }

    private Recorded store(String location, int second, String imageId) {
        return store(location, second, imageId, Disclosure.FULL);
    }

    private Recorded store(String location, int second, String imageId, Disclosure disclosure) {
        return ledger.recordStored(version(location, second), imageId, Filing.of(Optional.of("monday"), disclosure),
                revision -> message(disclosure + " " + revision));
    }

    private boolean fail(String location, int second) {
        return ledger.recordFailed(version(location, second), Optional.of("monday"), "UNREADABLE", "no", message("letter"));
    }

    private static FileVersion version(String location, int second) {
        return new FileVersion(location, 10, MONDAY.plusSeconds(second));
    }

    private static byte[] message(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void reopen() throws IOException {
        ledger.close();
        ledger = Ledger.open(folder, "agent-1", Clock.systemUTC());
    }
}
