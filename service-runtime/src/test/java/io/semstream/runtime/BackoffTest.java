package io.semstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(1);

    @Test
    void doublesUpToTheLimitWithJitterOfAtMostHalf() throws InterruptedException {
        List<Duration> slept = new ArrayList<>();
        Backoff backoff = new Backoff(FIRST, MOST, new Random(7), slept::add);

        for (int i = 0; i < 7; i++) {
            backoff.pause();
        }

        int[] steps = {100, 200, 400, 800, 1000, 1000, 1000};
        for (int i = 0; i < steps.length; i++) {
            assertThat(slept.get(i).toMillis()).isBetween(steps[i] / 2L, (long) steps[i]);
        }
    }

    @Test
    void beginsAgainAfterSuccess() {
        Backoff backoff = new Backoff(FIRST, MOST, new Random(7), duration -> {});
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }

    @Test
    void refusesALimitBelowTheFirstStep() {
        Duration below = FIRST.minusMillis(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(FIRST, below, new Random(7), duration -> {}));
    }
}
