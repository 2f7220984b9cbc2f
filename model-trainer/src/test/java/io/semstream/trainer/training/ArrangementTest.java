package io.semstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How images are ordered, weighted, varied and counted. */
final class ArrangementTest {
    private static final List<Integer> IMAGES = IntStream.range(0, 21).boxed().toList();

    @Test
    void everyImageIsInExactlyOneBatchOfAnEpoch() {
        List<List<Integer>> batches = EpochOrder.batches(IMAGES, 4, 1, 0);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(IMAGES);
    }

    @Test
    void lonelyLastImageJoinsTheBatchBefore() {
        assertThat(EpochOrder.batches(IMAGES, 4, 1, 0)).extracting(List::size).containsExactly(4, 4, 4, 4, 5);
        assertThat(EpochOrder.batches(IMAGES.subList(0, 3), 2, 1, 0)).extracting(List::size).containsExactly(3);
    }

    @Test
    void orderChangesWithTheEpochAndNotOtherwise() {
        assertThat(EpochOrder.batches(IMAGES, 4, 1, 1)).isEqualTo(EpochOrder.batches(IMAGES, 4, 1, 1))
                .isNotEqualTo(EpochOrder.batches(IMAGES, 4, 1, 0));
    }

    @Test
    void weightsAreOneOnAverageAndFavourTheRare() {
        int[] images = {100, 10, 0};
        assertThat(ClassWeighting.NONE.weights(images)).containsExactly(1, 1, 0);
        float[] inverse = ClassWeighting.INVERSE_FREQUENCY.weights(images);
        assertThat(inverse[1] / inverse[0]).isCloseTo(10, within(1e-4f));
        assertThat(inverse[0] + inverse[1]).isCloseTo(2, within(1e-5f));
        float[] effective = ClassWeighting.EFFECTIVE_NUMBER.weights(images);
        assertThat(effective[1] / effective[0]).isBetween(1f, 10f);
    }

    @Test
    void unvariedImageIsItsLevels() {
        float[] levels = new Augmenter(Set.of()).vary(image(), InputSize.square(8), new Random(1));
        assertThat(levels).hasSize(64);
        assertThat(levels[0]).isCloseTo(image().at(0, 0) / 255f, within(1e-6f));
    }

    @Test
    void turnsAndFlipsMovePixelsAndChangeNone() {
        float[] as = new Augmenter(Set.of()).vary(image(), InputSize.square(8), new Random(1));
        Augmenter turning = new Augmenter(Set.of(Augment.FLIP_HORIZONTAL, Augment.FLIP_VERTICAL, Augment.ROTATE));
        float[] turned = IntStream.range(0, 50).mapToObj(seed -> turning.vary(image(), InputSize.square(8), new Random(seed)))
                .filter(levels -> !Arrays.equals(levels, as)).findFirst().orElseThrow();
        Arrays.sort(as);
        Arrays.sort(turned);
        assertThat(turned).containsExactly(as, within(1e-6f));
    }

    @Test
    void whatIsNotSquareIsTurnedUpsideDownAtMost() {
        GrayImage wide = new GrayImage(8, 4, java.util.Arrays.copyOf(image().samples(), 32));
        InputSize size = new InputSize(8, 4);
        float[] as = new Augmenter(Set.of()).vary(wide, size, new Random(1));
        float[] upsideDown = new float[as.length];
        for (int i = 0; i < as.length; i++) {
            upsideDown[as.length - 1 - i] = as[i];
        }
        Augmenter turning = new Augmenter(Set.of(Augment.ROTATE));
        List<float[]> turned = IntStream.range(0, 50).mapToObj(seed -> turning.vary(wide, size, new Random(seed))).toList();
        assertThat(turned).allMatch(levels -> Arrays.equals(levels, as) || Arrays.equals(levels, upsideDown))
                .anyMatch(levels -> Arrays.equals(levels, upsideDown));
    }

    @Test
    void sizesAreWrittenAsNumbersOrWidthAndHeight() {
        assertThat(InputSize.parse("224")).isEqualTo(InputSize.square(224)).hasToString("224");
        assertThat(InputSize.parse("1024x768")).isEqualTo(new InputSize(1024, 768)).hasToString("1024x768");
        for (String wrong : List.of("", "0", "x", "100x", "224x224x3", "big")) {
            assertThatThrownBy(() -> InputSize.parse(wrong)).isInstanceOf(RunProblem.class).hasMessageContaining("size");
        }
    }

    @Test
    void everythingStaysBetweenBlackAndWhiteAndRepeats() {
        Augmenter all = new Augmenter(Augment.all());
        for (int seed = 0; seed < 50; seed++) {
            InputSize size = seed % 2 == 0 ? InputSize.square(16) : new InputSize(20, 12);
            float[] levels = all.vary(image(), size, new Random(seed));
            assertThat(levels).hasSize(size.pixels()).containsExactly(all.vary(image(), size, new Random(seed)));
            for (float level : levels) {
                assertThat(level).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void macroF1CountsCategoriesThatOccurAlike() {
        Confusion confusion = new Confusion(3);
        confusion.add(0, new float[]{1, 0, 0});
        confusion.add(0, new float[]{1, 0, 0});
        confusion.add(1, new float[]{1, 0, 0});
        assertThat(confusion.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(confusion.macroF1()).isCloseTo(0.8 / 2, within(1e-12));
    }

    private static GrayImage image() {
        byte[] samples = new byte[64];
        new Random(3).nextBytes(samples);
        return new GrayImage(8, 8, samples);
    }
}
