package io.semstream.agent.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.fixture.SteppedClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MissedEventsTest {

    private static final WatchedFolder SHARE = new WatchedFolder(Path.of("/share"), "SEM 1");
    private static final FoundFile FILE = FoundFile.of(SHARE, Path.of("/share/monday/a.tif"));

    private final SteppedClock clock = new SteppedClock();
    private final MissedEvents missed = new MissedEvents(clock);

    @Test
    void aFindNobodyTellsOfIsMissedOnce() {
        missed.found(FILE);
        assertThat(missed.next()).isEmpty();

        clock.forward(Duration.ofSeconds(4));

        assertThat(missed.next()).contains(FILE);
        assertThat(missed.next()).isEmpty();
    }

    @Test
    void anEventThatComesAfterTheScanIsNotMissed() {
        missed.found(FILE);
        missed.told(FILE);
        clock.forward(Duration.ofSeconds(4));

        assertThat(missed.next()).isEmpty();
    }

    @Test
    void nothingFollowsWhereEventsWereLost() {
        missed.found(FILE);
        missed.doubt(Path.of("/share"));
        clock.forward(Duration.ofSeconds(4));

        assertThat(missed.next()).isEmpty();
    }
}
