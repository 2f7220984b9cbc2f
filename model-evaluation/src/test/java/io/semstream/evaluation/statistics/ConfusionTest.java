package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    private static final int[] TRUTHS = {0, 0, 0, 0, 1, 1, 2, 2, 2};
    private static final int[] ANSWERS = {0, 0, 0, 1, 1, 0, 2, 0, 1};
    private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    private final Confusion confusion = Confusion.of(TRUTHS, ANSWERS, ALL, 4);

    @Test
    void countsByHand() {
        assertThat(confusion.counts()).isDeepEqualTo(new int[][]{{3, 1, 0, 0}, {1, 1, 0, 0}, {1, 1, 1, 0}, {0, 0, 0, 0}});
        assertThat(confusion.accuracy()).isCloseTo(5 / 9.0, within(1e-12));
        assertThat(confusion.precision(0)).isCloseTo(3 / 5.0, within(1e-12));
        assertThat(confusion.recall(0)).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(confusion.f1(0)).isCloseTo(2 * 0.6 * 0.75 / 1.35, within(1e-12));
    }

    @Test
    void meansAreOverTheCategoriesWithImages() {
        assertThat(confusion.macroRecall()).isCloseTo((3 / 4.0 + 1 / 2.0 + 1 / 3.0) / 3, within(1e-12));
        assertThat(confusion.macroPrecision()).isCloseTo((3 / 5.0 + 1 / 3.0 + 1) / 3, within(1e-12));
        assertThat(confusion.macroF1()).isCloseTo((2 / 3.0 + 2 / 5.0 + 1 / 2.0) / 3, within(1e-12));
        assertThat(confusion.f1(3)).isNaN();
    }

    @Test
    void aRowMayCountTwice() {
        assertThat(Confusion.of(TRUTHS, ANSWERS, new int[]{0, 0, 5}, 4).counts()[0][0]).isEqualTo(2);
    }
}
