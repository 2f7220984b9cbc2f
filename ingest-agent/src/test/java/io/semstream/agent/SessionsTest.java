package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.arrival.Arrival;
import io.semstream.agent.arrival.Arrivals;
import io.semstream.agent.fixture.SteppedClock;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.handling.HandlingConfig;
import io.semstream.agent.handling.HandlingRules;
import io.semstream.agent.handling.PathPattern;
import io.semstream.agent.ledger.FileVersion;
import io.semstream.agent.ledger.Filing;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.ledger.Unsent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    private static final Duration END = Duration.ofMinutes(30);

    @TempDir
    Path folder;
    private final SteppedClock clock = new SteppedClock();
    private final Arrivals arrivals = new Arrivals(100, Duration.ofMillis(10), clock);
    private Ledger ledger;
    private Sessions sessions;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledger.open(folder.resolve("data"), "agent-1", clock);
        HandlingRules rules = new HandlingRules(new HandlingConfig(List.of(PathPattern.parse("{session}/**")), Disclosure.FULL,
                Optional.empty(), Optional.empty()), clock);
        sessions = new Sessions(ledger, arrivals, rules, END, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aSessionClosesWhenItHasEndedAndNothingWaits() {
        store("monday", 1);
        announce();
        store("monday", 1);
        ledger.recordFailed(version("monday", 2), Optional.of("monday"), "UNREADABLE", "no", new byte[1]);
        assertThat(sessions.look()).singleElement().satisfies(monday -> {
            assertThat(monday.files()).isEqualTo(Balance.of(1, 0, 1, 0));
            assertThat(monday.state()).isEqualTo(SessionBalance.State.OPEN);
        });

        clock.forward(END);

        assertThat(sessions.look()).extracting(SessionBalance::state).containsExactly(SessionBalance.State.CLOSED);
        assertThat(sessions.overdue()).isZero();
    }

    @Test
    void aSessionThatEndedWhileAFileWaitsIsAnAlarmUntilItIsTakenCareOf() {
        store("monday", 1);
        announce();
        arrivals.changed(found("monday/cut.tif"));

        clock.forward(END);

        assertThat(sessions.look()).singleElement().satisfies(monday -> {
            assertThat(monday.files()).isEqualTo(Balance.of(1, 0, 0, 1));
            assertThat(monday.state()).isEqualTo(SessionBalance.State.OVERDUE);
        });
        assertThat(sessions.overdue()).isEqualTo(1);
        arrivals.done(next());
        assertThat(sessions.look()).extracting(SessionBalance::state).containsExactly(SessionBalance.State.CLOSED);
        assertThat(sessions.overdue()).isZero();
    }

    @Test
    void anImageThatIsStoredAndNotAnnouncedWaits() {
        store("monday", 1);

        clock.forward(END);

        assertThat(sessions.look()).singleElement().satisfies(monday -> {
            assertThat(monday.files()).isEqualTo(Balance.of(0, 0, 0, 1));
            assertThat(monday.state()).isEqualTo(SessionBalance.State.OVERDUE);
        });
    }

    @Test
    void aNewFileOpensItAgainAndTheNewestComesFirst() {
        store("monday", 1);
        announce();
        clock.forward(END);
        store("tuesday", 2);
        announce();
        assertThat(sessions.look()).extracting(SessionBalance::session).containsExactly("tuesday", "monday");

        clock.forward(Duration.ofSeconds(1));
        arrivals.changed(found("monday/late.tif"));

        assertThat(sessions.look()).extracting(SessionBalance::session).containsExactly("monday", "tuesday");
        assertThat(sessions.look()).extracting(SessionBalance::state).containsOnly(SessionBalance.State.OPEN);
    }

    @Test
    void lastMonthsSessionsAreNotShown() {
        store("monday", 1);
        announce();
        clock.forward(Duration.ofDays(30));
        store("tuesday", 2);

        assertThat(sessions.look()).extracting(SessionBalance::session).containsExactly("tuesday");
    }

    private void store(String session, int number) {
        ledger.recordStored(version(session, number), "%064x".formatted(number), Filing.of(Optional.of(session), Disclosure.FULL),
                revision -> new byte[1]);
    }

    private void announce() {
        List<Unsent> batch = ledger.unsent(10);
        ledger.markAnnouncing(batch, Map.of());
        ledger.markSent(batch);
    }

    private FileVersion version(String session, int number) {
        return new FileVersion(found(session + "/" + number + ".tif").location(), 10, clock.instant());
    }

    private FoundFile found(String name) {
        return FoundFile.of(new WatchedFolder(folder, "SEM 1"), folder.resolve(name));
    }

    private Arrival next() {
        try {
            return arrivals.next();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
