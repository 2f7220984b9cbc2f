package io.semstream.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two instruments: on the sharp one the truth scores high, on the blurred one it does not. */
class InstrumentConformalTest {
    private static final double PROMISED = 0.9;
    private static final int REPETITIONS = 300;
    private static final int HELD_OUT_OF_EACH = 60;
    private static final int UNSEEN_OF_EACH = 500;

    @Test
    void keepsThePromiseOnEachInstrumentWhereSharedThresholdsDoNot() {
        double sharp = 0;
        double blurred = 0;
        double blurredByShared = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            Random random = new Random(repetition);
            Scored heldOut = Scored.of("sharp", HELD_OUT_OF_EACH, 4, random).and(Scored.of("blurred", HELD_OUT_OF_EACH, 1, random));
            Map<String, Conformal> own = InstrumentConformal.fit(heldOut.scores(), heldOut.labels(), heldOut.instruments, PROMISED, 50);
            sharp += Scored.of("sharp", UNSEEN_OF_EACH, 4, random).covered(Objects.requireNonNull(own.get("sharp"))) / REPETITIONS;
            Scored unseen = Scored.of("blurred", UNSEEN_OF_EACH, 1, random);
            blurred += unseen.covered(Objects.requireNonNull(own.get("blurred"))) / REPETITIONS;
            blurredByShared += unseen.covered(Conformal.fit(heldOut.scores(), heldOut.labels(), PROMISED)) / REPETITIONS;
        }
        double promisedAtMost = PROMISED + 1.0 / (HELD_OUT_OF_EACH + 1);
        assertThat(sharp).isBetween(PROMISED - 0.006, promisedAtMost + 0.006);
        assertThat(blurred).isBetween(PROMISED - 0.006, promisedAtMost + 0.006);
        assertThat(blurredByShared).isLessThan(0.85);
    }

    /** With k = floor((n + 1)(1 - c)) the coverage of a threshold from n images is Beta(n + 1 - k, k): mean 1 - k/(n + 1), here 55/61. */
    @Test
    void theSpreadOfTheRealCoverageIsThatOfTheBetaDistribution() {
        double sum = 0;
        double squares = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            Random random = new Random(1000 + repetition);
            Scored heldOut = Scored.of("one", 60, 2, random);
            double covered = Scored.of("one", 2000, 2, random).covered(Conformal.fit(heldOut.scores(), heldOut.labels(), PROMISED));
            sum += covered;
            squares += covered * covered;
        }
        double mean = sum / REPETITIONS;
        double deviation = Math.sqrt(squares / REPETITIONS - mean * mean);
        assertThat(mean).isCloseTo(55 / 61.0, within(0.007));
        assertThat(deviation).isCloseTo(Math.sqrt(55.0 * 6 / (61.0 * 61 * 62)), within(0.006));
    }

    @Test
    void anInstrumentWithFewImagesAndOneWithoutNameGetNone() {
        Random random = new Random(1);
        Scored heldOut = Scored.of("few", 49, 2, random).and(Scored.of("enough", 50, 2, random));
        List<Optional<String>> instruments = new ArrayList<>(heldOut.instruments);
        assertThat(InstrumentConformal.fit(heldOut.scores(), heldOut.labels(), instruments, PROMISED, 50)).containsOnlyKeys("enough");
        instruments.set(60, Optional.empty());
        assertThat(InstrumentConformal.fit(heldOut.scores(), heldOut.labels(), instruments, PROMISED, 50)).isEmpty();
    }

    private record Scored(List<double[]> rows, List<Integer> truths, List<Optional<String>> instruments) {
        private static final int CATEGORIES = 4;

        static Scored of(String instrument, int count, double signal, Random random) {
            Scored scored = new Scored(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < count; i++) {
                int truth = random.nextInt(CATEGORIES);
                float[] logits = new float[CATEGORIES];
                for (int k = 0; k < CATEGORIES; k++) {
                    logits[k] = (float) (random.nextGaussian() + (k == truth ? signal : 0));
                }
                scored.rows.add(Softmax.of(logits, 1));
                scored.truths.add(truth);
                scored.instruments.add(Optional.of(instrument));
            }
            return scored;
        }

        Scored and(Scored other) {
            rows.addAll(other.rows);
            truths.addAll(other.truths);
            instruments.addAll(other.instruments);
            return this;
        }

        double[][] scores() {
            return rows.toArray(double[][]::new);
        }

        int[] labels() {
            return truths.stream().mapToInt(Integer::intValue).toArray();
        }

        double covered(Conformal conformal) {
            double covered = 0;
            for (int i = 0; i < rows.size(); i++) {
                int truth = truths.get(i);
                covered += Arrays.stream(conformal.set(rows.get(i))).anyMatch(k -> k == truth) ? 1 : 0;
            }
            return covered / rows.size();
        }
    }
}
