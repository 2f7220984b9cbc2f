package io.semstream.agent.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final int PIECE = 100_000;
    private static final double SECOND = 1e9;

    private long nanos = 5_000_000_000L;
    private long cpuNanos;

    @Test
    void keepsARateAndLetsWhatComesAlonePass() throws Exception {
        Pacer pacer = new Pacer(Optional.of(1_000_000L), 1, () -> nanos, () -> cpuNanos, this::sleep);
        long begin = nanos;
        pacer.read(PIECE);
        pacer.read(PIECE);
        assertThat(nanos).as("less than a quarter of a second's worth").isEqualTo(begin);

        for (int i = 2; i < 100; i++) {
            pacer.read(PIECE);
        }

        assertThat((nanos - begin) / SECOND).isCloseTo(100 * PIECE / 1e6 - 0.25, within(0.001));
    }

    @Test
    void doesNotSaveUpForLong() throws Exception {
        Pacer pacer = new Pacer(Optional.of(1_000_000L), 1, () -> nanos, () -> cpuNanos, this::sleep);
        nanos += Duration.ofHours(1).toNanos();
        long begin = nanos;

        for (int i = 0; i < 100; i++) {
            pacer.read(PIECE);
        }

        assertThat((nanos - begin) / SECOND).isCloseTo(9.75, within(0.001));
    }

    @Test
    void keepsAShareOfTheProcessors() throws Exception {
        Pacer pacer = new Pacer(Optional.empty(), 0.5, () -> nanos, () -> cpuNanos, this::sleep);
        long begin = nanos;

        for (int i = 0; i < 1000; i++) {
            work(Duration.ofMillis(10));
            pacer.read(PIECE);
        }

        assertThat(cpuNanos / SECOND).isEqualTo(10);
        assertThat((nanos - begin) / SECOND).as("ten seconds of work at a half, but for the first second's worth").isCloseTo(19,
                within(0.1));
    }

    @Test
    void allOfTheProcessorsIsNoLimit() throws Exception {
        Pacer pacer = new Pacer(Optional.empty(), 1, () -> nanos, () -> cpuNanos, this::sleep);
        long begin = nanos;

        for (int i = 0; i < 1000; i++) {
            work(Duration.ofMillis(10));
            pacer.read(PIECE);
        }

        assertThat((nanos - begin) / SECOND).isEqualTo(10);
    }

    @Test
    void aThreadThatIsToldToEndDoesNotWait() {
        Pacer pacer = new Pacer(Optional.of(1L), 1, () -> nanos, () -> cpuNanos, time -> {
            throw new InterruptedException();
        });

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> pacer.read(PIECE));
        assertThat(Thread.interrupted()).isTrue();
    }

    private void work(Duration time) {
        nanos += time.toNanos();
        cpuNanos += time.toNanos();
    }

    private void sleep(Duration time) {
        nanos += time.toNanos();
    }
}
