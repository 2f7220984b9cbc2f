package io.semstream.agent.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettleRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final FileFacts FULL = new FileFacts(100, NOW);
    private static final FileFacts EMPTY = new FileFacts(0, NOW);
    private final SettleRule rule = new SettleRule(Duration.ofMillis(150), Duration.ofMinutes(5), Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    @Test
    void aCompleteFileNeedsOnlyTheQuietPeriod() {
        assertThat(remaining(FULL, 50, Shape.WHOLE)).isEqualTo(Duration.ofMillis(100));
        assertThat(remaining(FULL, 150, Shape.WHOLE)).isZero();
    }

    @Test
    void aFileThatCannotTellIsLookedAtMoreAndMoreRarelyAndTakenInTheEnd() {
        assertThat(remaining(FULL, 150, Shape.UNKNOWN)).isEqualTo(Duration.ofMillis(150));
        assertThat(remaining(FULL, 2000, Shape.UNKNOWN)).isEqualTo(Duration.ofSeconds(2));
        assertThat(remaining(FULL, 4000, Shape.UNKNOWN)).isEqualTo(Duration.ofSeconds(1));
        assertThat(remaining(FULL, 5000, Shape.UNKNOWN)).isZero();
    }

    @Test
    void anImageWhoseEndIsMissingIsNotGivenUpInItsWritersPauses() {
        assertThat(remaining(FULL, 20_000, Shape.CUT_OFF)).isPositive();
        assertThat(remaining(FULL, 299_000, Shape.CUT_OFF)).isEqualTo(Duration.ofSeconds(1));
        assertThat(remaining(FULL, 300_000, Shape.CUT_OFF)).isZero();
    }

    @Test
    void whatComesBackToLifeIsNoticedWithinSeconds() {
        assertThat(remaining(FULL, 200_000, Shape.CUT_OFF)).isEqualTo(SettleRule.LONGEST_PAUSE);
    }

    @Test
    void anEmptyFileHasItsOwnGrace() {
        assertThat(remaining(EMPTY, 0, Shape.UNKNOWN)).isEqualTo(Duration.ofMillis(150));
        assertThat(remaining(EMPTY, 1000, Shape.UNKNOWN)).isEqualTo(Duration.ofSeconds(1));
        assertThat(remaining(EMPTY, 5000, Shape.UNKNOWN)).isEqualTo(Duration.ofSeconds(5));
        assertThat(remaining(EMPTY, 10_000, Shape.UNKNOWN)).isZero();
    }

    @Test
    void structureIsOnlyAskedForWhenItIsQuiet() {
        Duration wait = rule.remaining(FULL, NOW, NOW, () -> {
            throw new AssertionError("too early");
        });

        assertThat(wait).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void theOtherWaitsAreNotShorterThanTheQuietPeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new SettleRule(Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }

    private Duration remaining(FileFacts facts, long unchangedMs, Shape shape) {
        return rule.remaining(facts, NOW.minusMillis(unchangedMs), NOW, () -> shape);
    }
}
