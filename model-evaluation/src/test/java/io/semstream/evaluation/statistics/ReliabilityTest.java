package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void theErrorIsTheMeanDistanceOfTheBins() {
        double[] scores = {0.95, 0.91, 0.55, 0.6, 0.51};
        boolean[] right = {true, false, true, false, false};
        Reliability reliability = Reliability.of(scores, right, 10);
        assertThat(reliability.bins()).hasSize(2);
        // (0.5, 0.6]: scores add up to 1.66, one right; (0.9, 1]: 1.86, one right
        assertThat(reliability.error()).isCloseTo((0.66 + 0.86) / 5, within(1e-12));
        assertThat(reliability.meanScore()).isCloseTo(3.52 / 5, within(1e-12));
        assertThat(reliability.bins().getFirst().low()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void scoresThatMeanWhatTheySayHaveNoError() {
        assertThat(Reliability.of(new double[]{0.75, 0.75, 0.75, 0.75}, new boolean[]{true, true, true, false}, 10).error()).isZero();
        assertThat(Reliability.of(new double[]{0, 1}, new boolean[]{false, true}, 10).error()).isZero();
    }
}
