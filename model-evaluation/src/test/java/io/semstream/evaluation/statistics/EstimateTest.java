package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
    /** Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3. */
    @Test
    void wilsonIntervalsAreThoseOfThePublishedExamples() {
        assertInterval(Estimate.share(81, 263), 0.2553, 0.3662);
        assertInterval(Estimate.share(15, 148), 0.0624, 0.1605);
        assertInterval(Estimate.share(0, 20), 0, 0.1611);
        assertInterval(Estimate.share(1, 29), 0.0061, 0.1718);
    }

    @Test
    void allAreAsSureAsNone() {
        assertInterval(Estimate.share(20, 20), 1 - 0.1611, 1);
    }

    @Test
    void aShareOfNoneIsNothing() {
        assertThat(Estimate.shareOf(0, 0)).isEmpty();
        assertThatThrownBy(() -> Estimate.share(2, 1)).hasMessageContaining("2 of 1");
    }

    private static void assertInterval(Estimate estimate, double low, double high) {
        Interval interval = estimate.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(6e-5));
        assertThat(interval.high()).isCloseTo(high, within(6e-5));
    }
}
