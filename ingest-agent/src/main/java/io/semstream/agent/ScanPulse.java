package io.semstream.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the scan of the watched folders lives. It may wait for work, for room or for the broker as long as it likes; but a file system that does not answer, a dead
 * network share as a rule, holds it without a word. Beaten by one thread, felt by any.
 */
final class ScanPulse {

    private final Clock clock;
    /** When the file system was last asked something it has not answered; the far future while nothing is asked. */
    private volatile Instant asked = Instant.MAX;

    ScanPulse(Clock clock) {
        this.clock = clock;
    }

    /** The file system is asked, or has answered and is asked for more. */
    void asking() {
        asked = clock.instant();
    }

    /** Nothing is wanted of the file system. */
    void resting() {
        asked = Instant.MAX;
    }

    /** For how long the file system has owed an answer. */
    Duration silence() {
        Instant since = asked;
        return since.equals(Instant.MAX) ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
