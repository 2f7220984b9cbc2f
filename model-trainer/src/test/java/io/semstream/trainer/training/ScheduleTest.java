package io.semstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final int STEPS = 300;

    @Test
    void constantStaysAndStepFallsToATenthTwice() {
        assertThat(Schedule.CONSTANT.factor(299, STEPS, 0)).isEqualTo(1);
        assertThat(Schedule.STEP.factor(99, STEPS, 0)).isEqualTo(1);
        assertThat(Schedule.STEP.factor(100, STEPS, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(Schedule.STEP.factor(299, STEPS, 0)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void warmUpRisesEvenlyToTheWholeRate() {
        assertThat(Schedule.COSINE.factor(0, STEPS, 9)).isCloseTo(0.1, within(1e-12));
        assertThat(Schedule.COSINE.factor(8, STEPS, 9)).isCloseTo(0.9, within(1e-12));
        assertThat(Schedule.COSINE.factor(9, STEPS, 9)).isEqualTo(1);
    }

    @Test
    void cosineEndsNearNothing() {
        assertThat(Schedule.COSINE.factor(150, STEPS, 0)).isCloseTo(0.5, within(1e-9));
        assertThat(Schedule.COSINE.factor(299, STEPS, 0)).isLessThan(1e-4);
    }

    @Test
    void oneCycleRisesThenFalls() {
        assertThat(Schedule.ONE_CYCLE.factor(0, STEPS, 0)).isCloseTo(0.04, within(1e-9));
        assertThat(Schedule.ONE_CYCLE.factor(90, STEPS, 0)).isCloseTo(1, within(1e-9));
        assertThat(Schedule.ONE_CYCLE.factor(299, STEPS, 0)).isLessThan(1e-3);
    }
}
