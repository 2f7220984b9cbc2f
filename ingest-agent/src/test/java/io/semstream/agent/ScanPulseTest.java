package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScanPulseTest {

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final ScanPulse pulse = new ScanPulse(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aScanThatHasNotBegunIsNotDead() {
        now = now.plus(Duration.ofDays(1));

        assertThat(pulse.silence()).isZero();
    }

    @Test
    void aFileSystemThatDoesNotAnswerIsNoticed() {
        pulse.asking();
        now = now.plusSeconds(300);

        assertThat(pulse.silence()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everyAnswerIsASignOfLife() {
        pulse.asking();
        now = now.plusSeconds(100);
        pulse.asking();
        now = now.plusSeconds(1);

        assertThat(pulse.silence()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitingForRoomIsNoSilence() {
        pulse.asking();
        pulse.resting();
        now = now.plus(Duration.ofDays(1));

        assertThat(pulse.silence()).isZero();
    }
}
