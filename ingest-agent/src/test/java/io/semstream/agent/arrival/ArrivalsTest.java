package io.semstream.agent.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.fixture.SteppedClock;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final WatchedFolder FOLDER = new WatchedFolder(Path.of("/sem"), "SEM 1");

    private final SteppedClock clock = new SteppedClock();
    private final Arrivals arrivals = new Arrivals(2, QUIET, clock);

    @Test
    void eachFileIsThereOnce() throws InterruptedException {
        assertThat(arrivals.changed(file("a"))).isTrue();
        assertThat(arrivals.changed(file("a"))).isTrue();
        arrivals.found(file("a"), true);

        assertThat(arrivals.size()).isEqualTo(1);
        arrivals.done(arrivals.next());
        assertThat(arrivals.size()).isZero();
    }

    @Test
    void eventsWithoutRoomAreDropped() {
        arrivals.changed(file("a"));
        arrivals.changed(file("b"));

        assertThat(arrivals.changed(file("c"))).isFalse();
        assertThat(arrivals.size()).isEqualTo(2);
    }

    @Test
    void aScanWaitsForRoom() throws Exception {
        arrivals.changed(file("a"));
        arrivals.changed(file("b"));
        Thread scan = Thread.ofVirtual().start(() -> {
            try {
                arrivals.found(file("c"), true);
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
        });
        Eventually.await("scan waits", () -> scan.getState() == Thread.State.WAITING);

        arrivals.done(arrivals.next());

        scan.join();
        assertThat(arrivals.size()).isEqualTo(2);
    }

    @Test
    void aChangeDuringWorkMakesItArriveAgain() throws InterruptedException {
        arrivals.changed(file("a"));
        Arrival inWork = arrivals.next();
        arrivals.changed(file("a"));

        arrivals.done(inWork);

        assertThat(arrivals.size()).isEqualTo(1);
        assertThat(arrivals.next()).isNotSameAs(inWork);
    }

    @Test
    void whoeverGrowsIsNotWaitedForLong() throws InterruptedException {
        arrivals.changed(file("empty"));
        arrivals.later(arrivals.next(), Duration.ofSeconds(10));

        arrivals.changed(file("empty"));
        clock.forward(QUIET);

        assertThat(arrivals.next().file()).isEqualTo(file("empty"));
    }

    @Test
    void growingWhileLookedAtCountsToo() throws InterruptedException {
        arrivals.changed(file("empty"));
        Arrival looked = arrivals.next();
        arrivals.changed(file("empty"));
        arrivals.later(looked, Duration.ofSeconds(10));
        clock.forward(QUIET);

        assertThat(arrivals.next()).isSameAs(looked);
    }

    @Test
    void whatIsDueFirstComesFirst() throws InterruptedException {
        arrivals.changed(file("a"));
        Arrival a = arrivals.next();
        arrivals.changed(file("b"));
        Arrival b = arrivals.next();
        arrivals.later(a, Duration.ofSeconds(2));
        arrivals.later(b, Duration.ofSeconds(1));
        clock.forward(Duration.ofSeconds(3));

        assertThat(arrivals.next()).isSameAs(b);
        assertThat(arrivals.next()).isSameAs(a);
    }

    @Test
    void aTimeThatAgreesWithWhatWasSeenIsBelieved() throws InterruptedException {
        Instant now = clock.instant();
        Arrival arrival = changedAndTaken("a");

        assertThat(arrivals.looked(arrival, new FileFacts(5, now.minusMillis(40)))).isEqualTo(now.minusMillis(40));
    }

    @Test
    void anOldTimeOfAFileThatJustChangedIsNotBelieved() throws InterruptedException {
        Instant now = clock.instant();
        Arrival arrival = changedAndTaken("a");

        assertThat(arrivals.looked(arrival, new FileFacts(5, now.minusSeconds(3600)))).isEqualTo(now.minusMillis(150));
    }

    @Test
    void aTimeInTheFutureIsNow() throws InterruptedException {
        Arrival arrival = changedAndTaken("a");

        assertThat(arrivals.looked(arrival, new FileFacts(5, clock.instant().plusSeconds(99))))
                .isEqualTo(clock.instant());
    }

    @Test
    void anOldFileIsBelievedAtTheFirstScan() throws InterruptedException {
        Instant lastYear = Instant.parse("2025-03-02T10:00:00Z");
        arrivals.found(file("a"), true);

        assertThat(arrivals.looked(arrivals.next(), new FileFacts(5, lastYear))).isEqualTo(lastYear);
    }

    @Test
    void everyChangeBeginsTheWaitAnew() throws InterruptedException {
        Arrival arrival = changedAndTaken("a");
        FileFacts first = new FileFacts(5, clock.instant());
        Instant since = arrivals.looked(arrival, first);
        clock.forward(Duration.ofMillis(100));
        assertThat(arrivals.looked(arrival, first)).isEqualTo(since);
        clock.forward(Duration.ofMillis(100));
        FileFacts grown = new FileFacts(6, since);

        assertThat(arrivals.looked(arrival, grown)).isEqualTo(since.plusMillis(100));
    }

    private Arrival changedAndTaken(String name) throws InterruptedException {
        arrivals.changed(file(name));
        return arrivals.next();
    }

    private static FoundFile file(String name) {
        return FoundFile.of(FOLDER, FOLDER.path().resolve(name + ".tif"));
    }
}
