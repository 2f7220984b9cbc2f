package io.semstream.agent.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuShareTest {

    private long nanos = 5_000_000_000L;
    private long cpuNanos;
    private final CpuShare share = new CpuShare(0.005, () -> nanos, () -> cpuNanos);

    @Test
    void workThatCostsLittleNeedsNoRest() throws Exception {
        for (int i = 0; i < 1000; i++) {
            work(Duration.ofMillis(9));
            assertThat(share.rest()).isZero();
            nanos += Duration.ofSeconds(2).toNanos();
        }
    }

    @Test
    void workThatCostsMuchIsFollowedByARestInProportion() throws Exception {
        work(Duration.ofMillis(300));
        assertThat(share.rest()).as("a minute's worth is free at the start").isZero();

        work(Duration.ofMillis(500));
        assertThat(share.rest()).isEqualTo(Duration.ofSeconds(100));

        nanos += Duration.ofSeconds(99).toNanos();
        assertThat(share.rest()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatWaitsInTheMiddleCostsNothing() throws Exception {
        share.charge(() -> {
            nanos += Duration.ofHours(1).toNanos();
            return true;
        });

        assertThat(share.rest()).isZero();
    }

    private void work(Duration cpu) throws InterruptedException {
        share.charge(() -> {
            cpuNanos += cpu.toNanos();
            return true;
        });
    }
}
