package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AurocTest {
    @Test
    void isTheShareOfPairsInTheRightOrder() {
        assertThat(Auroc.of(new double[]{1, 2, 3}, new double[]{2.5, 4}).value()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(Auroc.of(new double[]{1, 2}, new double[]{1, 2}).value()).isEqualTo(0.5);
        assertThat(Auroc.of(new double[]{5}, new double[]{1}).value()).isZero();
    }

    /** Hanley and McNeil 1982: an area of 0.893 from 51 diseased and 58 normal has a standard error of 0.032. */
    @Test
    void theIntervalIsThatOfThePublishedExample() {
        double[] known = new double[58];
        Arrays.setAll(known, i -> i);
        double[] strange = new double[51];
        Arrays.setAll(strange, i -> i < 40 ? 58 : 28.3);
        Estimate area = Auroc.of(known, strange);
        assertThat(area.value()).isCloseTo(0.893, within(0.003));
        assertThat(area.interval().orElseThrow().low()).isCloseTo(area.value() - 1.96 * 0.032, within(0.002));
    }

    @Test
    void fewImagesGiveNoInterval() {
        assertThat(Auroc.of(new double[]{1, 2, 3, 4, 5}, new double[]{6, 7}).interval()).isEmpty();
    }
}
