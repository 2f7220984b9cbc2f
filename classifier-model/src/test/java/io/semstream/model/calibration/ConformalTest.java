package io.semstream.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalTest {
    private static final int CATEGORIES = 5;

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 0.9, 0.95})
    void setsHoldTheTruthAsOftenAsPromised(double coverage) {
        Labelled heldOut = Labelled.random(2000, 1);
        Labelled unseen = Labelled.random(20_000, 2);
        Conformal conformal = Conformal.fit(heldOut.scores, heldOut.labels, coverage);
        assertThat(unseen.covered(conformal, k -> true)).isCloseTo(coverage, within(0.02));
    }

    @Test
    void thePromiseHoldsForEachCategoryWhenFittedForEach() {
        Labelled heldOut = Labelled.random(5000, 3);
        Labelled unseen = Labelled.random(40_000, 4);
        Conformal shared = Conformal.fit(heldOut.scores, heldOut.labels, 0.9);
        Conformal own = Conformal.fitPerCategory(heldOut.scores, heldOut.labels, 0.9);
        int hardest = CATEGORIES - 1;
        assertThat(unseen.covered(shared, k -> k == hardest)).isLessThan(0.85);
        assertThat(unseen.covered(own, k -> k == hardest)).isCloseTo(0.9, within(0.03));
    }

    @Test
    void onAverageOverSmallSamplesTheFiniteCorrectionKeepsThePromise() {
        Labelled unseen = Labelled.random(4000, 5);
        double mean = IntStream.range(0, 200).mapToObj(seed -> Labelled.random(30, 100 + seed))
                .mapToDouble(few -> unseen.covered(Conformal.fit(few.scores, few.labels, 0.9), k -> true)).average().orElseThrow();
        assertThat(mean).isBetween(0.895, 0.95);
    }

    @Test
    void tooFewImagesForThePromiseLetEverythingIn() {
        Conformal conformal = Conformal.fit(new double[][]{{0.9, 0.1}, {0.8, 0.2}}, new int[]{0, 0}, 0.9);
        assertThat(conformal.thresholds()).containsExactly(0.0, 0.0);
        assertThat(conformal.set(new double[]{1, 0})).containsExactly(0, 1);
    }

    @Test
    void ranksTheSetByScoreAndMayFindNothing() {
        Conformal conformal = new Conformal(0.9, List.of(0.3, 0.3, 0.5));
        assertThat(conformal.set(new double[]{0.3, 0.4, 0.3})).containsExactly(1, 0);
        assertThat(conformal.set(new double[]{0.29, 0.29, 0.42})).isEmpty();
    }

    @Test
    void aRareCategoryBorrowsTheSharedThreshold() {
        Labelled few = Labelled.random(60, 6);
        assertThat(Conformal.fitPerCategory(few.scores, few.labels, 0.9)).isEqualTo(Conformal.fit(few.scores, few.labels, 0.9));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Conformal(1, List.of())).hasMessageContaining("coverage");
        assertThatThrownBy(() -> new Conformal(0.9, List.of(1.1))).hasMessageContaining("threshold");
        assertThatThrownBy(() -> Conformal.fit(new double[][]{{1, 0}}, new int[]{2}, 0.9)).hasMessageContaining("label 2");
        assertThatThrownBy(() -> new Conformal(0.9, List.of(0.1)).set(new double[2])).hasMessageContaining("2 scores");
    }

    /** Softmax scores of noisy logits; the higher the category, the harder it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Labelled(double[][] scores, int[] labels) {
        static Labelled random(int count, long seed) {
            Random random = new Random(seed);
            int[] labels = IntStream.range(0, count).map(i -> random.nextInt(CATEGORIES)).toArray();
            double[][] scores = Arrays.stream(labels).mapToObj(label -> Softmax.of(logits(label, random), 1)).toArray(double[][]::new);
            return new Labelled(scores, labels);
        }

        private static float[] logits(int label, Random random) {
            float[] logits = new float[CATEGORIES];
            for (int k = 0; k < CATEGORIES; k++) {
                logits[k] = (float) random.nextGaussian() + (k == label ? 3.5f - 0.5f * label : 0);
            }
            return logits;
        }

        double covered(Conformal conformal, java.util.function.IntPredicate category) {
            return IntStream.range(0, labels.length).filter(i -> category.test(labels[i]))
                    .mapToDouble(i -> Arrays.stream(conformal.set(scores[i])).anyMatch(k -> k == labels[i]) ? 1 : 0).average()
                    .orElseThrow();
        }
    }
}
