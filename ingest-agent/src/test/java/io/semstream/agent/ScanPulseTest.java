package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.fixture.SteppedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScanPulseTest {

    private final SteppedClock clock = new SteppedClock();
    private final ScanPulse pulse = new ScanPulse(clock);

    @Test
    void aScanThatHasNotBegunIsNotDead() {
        clock.forward(Duration.ofDays(1));

        assertThat(pulse.silence()).isZero();
    }

    @Test
    void aFileSystemThatDoesNotAnswerIsNoticed() {
        pulse.asking();
        clock.forward(Duration.ofMinutes(5));

        assertThat(pulse.silence()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everyAnswerIsASignOfLife() {
        pulse.asking();
        clock.forward(Duration.ofSeconds(100));
        pulse.asking();
        clock.forward(Duration.ofSeconds(1));

        assertThat(pulse.silence()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitingForRoomIsNoSilence() {
        pulse.asking();
        pulse.resting();
        clock.forward(Duration.ofDays(1));

        assertThat(pulse.silence()).isZero();
    }
}
