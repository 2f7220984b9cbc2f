package io.semstream.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfDomainTest {
    private static final int DIMENSIONS = 32;

    @Test
    void keepsTheAgreedShareOfKnownImages() {
        OutOfDomain domain = OutOfDomain.fit(around(600, 1), labels(600), around(600, 2), 0.95);
        double known = Arrays.stream(around(4000, 3)).filter(embedding -> domain.distance(embedding) <= domain.threshold()).count()
                / 4000.0;
        assertThat(known).isCloseTo(0.95, within(0.03));
    }

    @Test
    void noticesWhatLiesInNoKnownDirection() {
        OutOfDomain domain = OutOfDomain.fit(around(600, 1), labels(600), 0.98);
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            assertThat(domain.distance(gaussian(random, 1))).isGreaterThan(domain.threshold());
        }
    }

    @Test
    void onceStandardisedTheScaleOfADimensionDoesNotMatter() {
        OutOfDomain plain = OutOfDomain.fitStandardised(around(600, 1), labels(600), around(600, 2), 0.95);
        OutOfDomain stretched = OutOfDomain.fitStandardised(stretched(around(600, 1)), labels(600), stretched(around(600, 2)), 0.95);
        assertThat(stretched.threshold()).isCloseTo(plain.threshold(), within(1e-3));
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            float[] strange = gaussian(random, 1);
            assertThat(stretched.distance(stretched(new float[][]{strange})[0])).isCloseTo(plain.distance(strange), within(1e-3));
        }
    }

    private static float[][] stretched(float[][] embeddings) {
        return Arrays.stream(embeddings).map(embedding -> {
            float[] copy = new float[embedding.length];
            for (int d = 0; d < copy.length; d++) {
                copy[d] = 7 * d + embedding[d] * (d + 1);
            }
            return copy;
        }).toArray(float[][]::new);
    }

    @Test
    void fitsTheSameTwice() {
        OutOfDomain first = OutOfDomain.fit(around(200, 1), labels(200), 0.9);
        OutOfDomain second = OutOfDomain.fit(around(200, 1), labels(200), 0.9);
        assertThat(first.threshold()).isEqualTo(second.threshold());
        assertThat(first.references()).isDeepEqualTo(second.references());
    }

    @Test
    void theLengthOfAnEmbeddingDoesNotMatter() {
        OutOfDomain domain = new OutOfDomain(new float[][]{{1, 0}}, 0.5);
        assertThat(domain.distance(new float[]{1e-3f, 1e-3f})).isCloseTo(domain.distance(new float[]{1e3f, 1e3f}), within(1e-9));
        assertThat(domain.distance(new float[]{-1, 0})).isEqualTo(2);
        assertThat(domain.distance(new float[2])).isEqualTo(2);
    }

    @Test
    void refusesReferencesThatAreNotOfLengthOne() {
        assertThatThrownBy(() -> new OutOfDomain(new float[][]{{2, 0}}, 0.5)).hasMessageContaining("length 1");
        assertThatThrownBy(() -> new OutOfDomain(new float[][]{{1, 0}}, 0)).hasMessageContaining("cosine distance");
        assertThatThrownBy(() -> new OutOfDomain(new float[][]{{1, 0}}, 1).distance(new float[3])).hasMessageContaining("embedding of 3");
    }

    private static int[] labels(int count) {
        return IntStream.range(0, count).map(i -> i % 3).toArray();
    }

    /** Three categories, each around an axis of its own. */
    private static float[][] around(int count, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(labels(count)).mapToObj(label -> {
            float[] embedding = gaussian(random, 0.1);
            embedding[label] += 3;
            return embedding;
        }).toArray(float[][]::new);
    }

    private static float[] gaussian(Random random, double deviation) {
        float[] values = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            values[d] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
