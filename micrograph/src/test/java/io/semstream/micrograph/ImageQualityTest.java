package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageQualityTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 15})
    void callsCrispParticlesSharpHoweverNoisy(double noise) {
        assertThat(ImageQuality.of(SyntheticImages.particles(640, 480, noise, 3)).sharpness()).isGreaterThan(0.25);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 15})
    void callsBlurredParticlesUnsharpHoweverNoisy(double noise) {
        GrayImage blurred = SyntheticImages.blurred(SyntheticImages.blurred(SyntheticImages.particles(640, 480, 0, 3), 5), 5);
        Random random = new Random(5);
        GrayImage grainy = SyntheticImages.of(640, 480, (x, y) -> (int) (blurred.at(x, y) + noise * random.nextGaussian()));

        assertThat(ImageQuality.of(grainy).sharpness()).isLessThan(0.1);
    }

    @Test
    void seesNoStructureInNoise() {
        Random random = new Random(9);
        ImageQuality quality = ImageQuality.of(SyntheticImages.of(640, 480, (x, y) -> (int) (100 + 20 * random.nextGaussian())));

        assertThat(quality.structure()).isLessThan(0.2);
        assertThat(quality.sharpness()).isLessThan(0.1);
    }

    @Test
    void measuresABlackFrame() {
        assertThat(ImageQuality.of(new GrayImage(64, 48, new byte[64 * 48]))).isEqualTo(new ImageQuality(0, 1, 0, 0, 0));
    }

    @Test
    void countsSaturatedPixels() {
        GrayImage image = SyntheticImages.of(100, 100, (x, y) -> x < 10 ? 255 : x < 30 ? 0 : 100 + x);

        assertThat(ImageQuality.of(image).saturatedFraction()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void measuresRangeAndEntropyOfARamp() {
        ImageQuality quality = ImageQuality.of(SyntheticImages.of(256, 50, (x, y) -> x));

        assertThat(quality.dynamicRange()).isBetween(0.97, 0.99);
        assertThat(quality.entropy()).isEqualTo(8);
    }

    @Test
    void leavesTheDataBarOut() {
        GrayImage specimen = SyntheticImages.particles(400, 300, 8, 1);
        GrayImage frame = SyntheticImages.withBanner(specimen, 260, 40, 255);
        Micrograph micrograph = Outcomes
                .decoded(new SyntheticTiff(400, 300).values((pixel, channel) -> frame.at(pixel % 400, pixel / 400)).write());

        assertThat(ImageQuality.of(micrograph)).isEqualTo(ImageQuality.of(specimen.crop(0, 0, 400, 260)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "1, 900", "900, 1"})
    void survivesTinyFrames(int width, int height) {
        assertThat(ImageQuality.of(new GrayImage(width, height, new byte[width * height])).sharpness()).isZero();
    }
}
