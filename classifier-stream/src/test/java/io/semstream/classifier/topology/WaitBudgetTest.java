package io.semstream.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.classifier.image.Outages;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WaitBudgetTest {

    private static final WaitLimits LIMITS = WaitLimits.within(Duration.ofSeconds(10));

    private final Outages outages = new Outages();
    private Instant now = Instant.EPOCH;
    private final WaitBudget budget = new WaitBudget(LIMITS, outages, () -> now);

    @Test
    void waitsOfOneRoundShareOneBudget() {
        assertThat(budget.remaining()).isEqualTo(Duration.ofSeconds(5));

        pass(3);
        assertThat(budget.remaining()).isEqualTo(Duration.ofSeconds(2));

        pass(3);
        assertThat(budget.remaining()).isZero();
    }

    @Test
    void newRoundHasItsOwn() {
        budget.remaining();
        pass(4);

        budget.newRound();

        assertThat(budget.remaining()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void knownOutageIsWaitedForLonger() {
        outages.away("object store", "nobody home");

        assertThat(budget.remaining()).isEqualTo(LIMITS.outage());
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
