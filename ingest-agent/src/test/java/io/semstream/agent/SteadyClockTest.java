package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Instant wall = NOON;
    private final AtomicLong nanos = new AtomicLong(77);
    private final SteadyClock clock = new SteadyClock(() -> wall, nanos::get);

    @Test
    void runsOnWhenTheMachinesClockIsSet() {
        wall = NOON.minus(Duration.ofHours(3));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }
}
