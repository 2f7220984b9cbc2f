package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AreaResizeTest {
    @ParameterizedTest
    @CsvSource({"64, 48, 32, 24", "100, 77, 31, 13", "97, 61, 96, 60", "50, 50, 1, 1", "7, 5, 7, 2", "10, 10, 25, 33", "1536, 3, 224, 2"})
    void isTheMeanOfTheCoveredArea(int width, int height, int toWidth, int toHeight) {
        GrayImage image = SyntheticImages.of(width, height, (x, y) -> Math.floorMod(x * 7919 + y * 104729, 256));

        GrayImage small = AreaResize.to(image, toWidth, toHeight);

        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                assertThat((double) small.at(x, y)).isBetween(mean(image, x, y, small) - 0.51, mean(image, x, y, small) + 0.51);
            }
        }
    }

    @Test
    void keepsAConstantConstant() {
        for (int level : new int[]{0, 1, 127, 254, 255}) {
            assertThat(AreaResize.to(SyntheticImages.of(1024, 701, (x, y) -> level), 224, 224).samples()).containsOnly((byte) level);
        }
    }

    @Test
    void doesNotAlias() {
        GrayImage stripes = SyntheticImages.of(900, 900, (x, y) -> x % 2 == 0 ? 255 : 0);

        assertThat(AreaResize.to(stripes, 225, 225).samples()).containsOnly((byte) 128);
    }

    @Test
    void hasNoEmptyTarget() {
        assertThatIllegalArgumentException().isThrownBy(() -> AreaResize.to(new GrayImage(1, 1, new byte[1]), 0, 5));
    }

    private static double mean(GrayImage image, int x, int y, GrayImage small) {
        double left = (double) x * image.width() / small.width();
        double right = (double) (x + 1) * image.width() / small.width();
        double top = (double) y * image.height() / small.height();
        double bottom = (double) (y + 1) * image.height() / small.height();
        double sum = 0;
        for (int v = (int) top; v < Math.min(image.height(), Math.ceil(bottom)); v++) {
            for (int u = (int) left; u < Math.min(image.width(), Math.ceil(right)); u++) {
                double share = (Math.min(right, u + 1) - Math.max(left, u)) * (Math.min(bottom, v + 1) - Math.max(top, v));
                sum += share * image.at(u, v);
            }
        }
        return sum / ((right - left) * (bottom - top));
    }
}
