package io.semstream.dataset.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.dataset.SmallImages;
import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

final class PerceptualHashTest {
    private final GrayImage image = SmallImages.blobs(200, 150, 1);
    private final PerceptualHash hash = PerceptualHash.of(image);

    @Test
    void knowsAnImageInAllPositions() {
        GrayImage mirrored = moved(200, 150, (x, y) -> image.at(199 - x, y));
        GrayImage upsideDown = moved(200, 150, (x, y) -> image.at(199 - x, 149 - y));
        GrayImage turned = moved(150, 200, (x, y) -> image.at(y, 149 - x));
        GrayImage transposed = moved(150, 200, (x, y) -> image.at(y, x));

        assertThat(nearest(mirrored)).isLessThanOrEqualTo(4);
        assertThat(nearest(upsideDown)).isLessThanOrEqualTo(4);
        assertThat(nearest(turned)).isLessThanOrEqualTo(4);
        assertThat(nearest(transposed)).isLessThanOrEqualTo(4);
        assertThat(hash.distance(PerceptualHash.of(turned))).isGreaterThan(NearDuplicates.MOST_BITS);
    }

    @Test
    void overlooksSizeBrightnessAndContrast() {
        GrayImage changed = moved(200, 150, (x, y) -> image.at(x, y) / 2 + 30);

        assertThat(hash.distance(PerceptualHash.of(changed))).isLessThanOrEqualTo(20);
        assertThat(hash.distance(PerceptualHash.of(AreaResize.to(image, 100, 75)))).isLessThanOrEqualTo(10);
    }

    @Test
    void tellsOtherImagesApart() {
        for (int seed = 2; seed < 40; seed++) {
            assertThat(nearest(SmallImages.blobs(200, 150, seed))).as("seed " + seed).isGreaterThan(NearDuplicates.MOST_BITS);
        }
    }

    @Test
    void emptyFramesAreAlike() {
        GrayImage black = moved(64, 64, (x, y) -> 0);
        GrayImage grey = moved(80, 60, (x, y) -> 128);

        assertThat(PerceptualHash.of(black)).isEqualTo(PerceptualHash.of(grey));
    }

    @Test
    void goesThroughText() {
        assertThat(PerceptualHash.parse(hash.hex())).isEqualTo(hash);
        assertThat(hash.hex()).hasSize(64);
        assertThat(hash.transposed().transposed()).isEqualTo(hash).isNotEqualTo(hash.transposed());
    }

    @Test
    void theNearestPositionIsThatOfTheImageLaidDownInAllWays() {
        GrayImage other = SmallImages.blobs(200, 150, 2);
        int least = PerceptualHash.BITS;
        for (int mirrored = 0; mirrored < 4; mirrored++) {
            int way = mirrored;
            IntBinaryOperator level = (x, y) -> other.at(way % 2 == 0 ? x : 199 - x, way < 2 ? y : 149 - y);
            least = Math.min(least, hash.distance(PerceptualHash.of(moved(200, 150, level))));
            least = Math.min(least, hash.distance(PerceptualHash.of(moved(150, 200, (x, y) -> level.applyAsInt(y, x)))));
        }

        assertThat(nearest(other)).isCloseTo(least, within(8));
    }

    private int nearest(GrayImage other) {
        return hash.nearest(hash.transposed(), PerceptualHash.of(other));
    }

    private static GrayImage moved(int width, int height, IntBinaryOperator level) {
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = (byte) level.applyAsInt(x, y);
            }
        }
        return new GrayImage(width, height, samples);
    }
}
