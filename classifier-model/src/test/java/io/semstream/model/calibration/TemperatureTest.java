package io.semstream.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class TemperatureTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3})
    void findsHowMuchTooSureTheLogitsAre(double factor) {
        Random random = new Random(1);
        float[][] logits = new float[5000][4];
        int[] labels = new int[logits.length];
        for (int i = 0; i < labels.length; i++) {
            float[] honest = {(float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian(), 0};
            labels[i] = drawn(Softmax.of(honest, 1), random.nextDouble());
            for (int k = 0; k < 4; k++) {
                logits[i][k] = (float) (honest[k] * factor);
            }
        }
        double fitted = Temperature.fit(logits, labels);
        assertThat(fitted).isCloseTo(factor, within(0.12 * factor));
        assertThat(Temperature.negativeLogLikelihood(logits, labels, fitted))
                .isLessThanOrEqualTo(Temperature.negativeLogLikelihood(logits, labels, 1) + 1e-9);
    }

    @Test
    void softmaxStandsHugeLogits() {
        assertThat(Softmax.of(new float[]{3e38f, -3e38f, 3e38f}, 1)).containsExactly(0.5, 0, 0.5);
    }

    @Test
    void refusesRowsWithoutLabels() {
        assertThatThrownBy(() -> Temperature.fit(new float[2][3], new int[1])).hasMessageContaining("2 rows for 1 labels");
        assertThatThrownBy(() -> Temperature.fit(new float[0][], new int[0])).hasMessageContaining("0 rows");
    }

    private static int drawn(double[] probabilities, double point) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k];
            if (point < sum) {
                return k;
            }
        }
        return probabilities.length - 1;
    }
}
