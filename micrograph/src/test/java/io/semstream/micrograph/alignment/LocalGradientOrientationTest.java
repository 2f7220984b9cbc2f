package io.semstream.micrograph.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalGradientOrientationTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final LocalGradientOrientation lgo = new LocalGradientOrientation();

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 45, 80, 90, 135, 170})
    void stripesPointInTheirDirectionCounterClockwise(double degrees) {
        Alignment found = lgo.measure(stripes(degrees, 16)).orElseThrow();
        double apart = Math.abs(found.directionDegrees().orElseThrow() - degrees);
        assertThat(Math.min(apart, 180 - apart)).isLessThan(1.5);
        assertThat(found.alignedFraction()).isGreaterThan(0.95);
        assertThat(found.coherency()).isGreaterThan(0.9);
    }

    @Test
    void halfAndHalfOfCrossedStripesIsNoSingleDirection() {
        GrayImage level = stripes(0, 16);
        GrayImage upright = stripes(90, 16);
        byte[] samples = level.samples().clone();
        System.arraycopy(upright.samples(), 0, samples, 0, samples.length / 2);
        Alignment found = lgo.measure(new GrayImage(WIDTH, HEIGHT, samples)).orElseThrow();
        assertThat(found.alignedFraction()).isLessThan(0.6);
        assertThat(found.coherency()).isLessThan(0.2);
    }

    @Test
    void ringsHaveEdgesAndNoDirection() {
        byte[] samples = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < samples.length; i++) {
            double radius = Math.hypot(i % WIDTH - WIDTH / 2.0, Math.floorDiv(i, WIDTH) - HEIGHT / 2.0);
            samples[i] = radius > HEIGHT / 2.0 ? (byte) 128 : (byte) (128 + 100 * Math.sin(radius / 3));
        }
        Alignment found = lgo.measure(new GrayImage(WIDTH, HEIGHT, samples)).orElseThrow();
        assertThat(found.alignedFraction()).isZero();
        assertThat(found.directionDegrees()).isEmpty();
    }

    @Test
    void aFlatFrameAndMereNoiseShowNothing() {
        byte[] flat = new byte[WIDTH * HEIGHT];
        Arrays.fill(flat, (byte) 90);
        assertThat(lgo.measure(new GrayImage(WIDTH, HEIGHT, flat))).isEmpty();
        assertThat(lgo.measure(noise(1024, 768))).isEmpty();
        assertThat(lgo.measure(noise(512, 384))).isEmpty();
    }

    @Test
    void noiseOfAnySizeShowsNothing() {
        assertThat(lgo.measure(noise(WIDTH, HEIGHT))).isEmpty();
        assertThat(lgo.measure(noise(901, 703))).isEmpty();
    }

    private static GrayImage noise(int width, int height) {
        Random random = new Random(1);
        byte[] noise = new byte[width * height];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) Math.clamp(Math.round(128 + 30 * random.nextGaussian()), 0, 255);
        }
        return new GrayImage(width, height, noise);
    }

    @Test
    void theSmallestFramesAreMeasuredToo() {
        assertThat(lgo.measure(new GrayImage(1, 1, new byte[1]))).isEmpty();
        assertThat(lgo.measure(new GrayImage(3, 2, new byte[]{0, 100, 0, 0, 100, 0}))).isNotNull();
    }

    @Test
    void largeFramesAreReducedAndSmallOnesLeftAlone() {
        GrayImage large = AlignmentMethod.reduced(new GrayImage(2048, 1536, new byte[2048 * 1536]));
        assertThat(large.width()).isEqualTo(512);
        assertThat(large.height()).isEqualTo(384);
        GrayImage small = new GrayImage(200, 100, new byte[20_000]);
        assertThat(AlignmentMethod.reduced(small)).isSameAs(small);
    }

    @Test
    void mixtureFindsWhatWasMixed() {
        OrientationMixture truth = new OrientationMixture(0.35, Math.toRadians(2 * 73), OrientationMixture.concentration(7));
        OrientationMixture found = OrientationMixture.fit(Directions.of(truth.expected(), 1));
        assertThat(found.share()).isCloseTo(0.35, within(0.005));
        assertThat(found.degrees()).isCloseTo(73, within(0.2));
        assertThat(found.spreadDegrees()).isCloseTo(7, within(0.3));
    }

    private static GrayImage stripes(double degrees, double period) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        byte[] samples = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < samples.length; i++) {
            double across = (i % WIDTH) * sin + Math.floorDiv(i, WIDTH) * cos;
            samples[i] = (byte) Math.round(128 + 100 * Math.sin(2 * Math.PI * across / period));
        }
        return new GrayImage(WIDTH, HEIGHT, samples);
    }
}
