package io.semstream.evaluation.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.DataBar;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.GrayPng;
import io.semstream.micrograph.ImageFormat;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int BAR = 30;
    private final Micrograph barred = micrograph();

    @Test
    void theBarIsCutOffOrPaintedOver() {
        assertThat(Change.BAR_CUT_OFF.of(barred, 1).height()).isEqualTo(HEIGHT - BAR);
        GrayImage masked = Change.BAR_MASKED.of(barred, 1);
        assertThat(masked.height()).isEqualTo(HEIGHT);
        assertThat(masked.at(7, HEIGHT - 1)).isEqualTo(masked.at(300, HEIGHT - BAR)).isBetween(100, 156);
        assertThat(barred.pixels().at(7, HEIGHT - 1)).as("the original stays as it is").isZero();
    }

    @Test
    void theReaderTakesTheNewBarForOne() {
        byte[] file = GrayPng.of(Change.BAR_REPLACED.of(barred, 1));
        var decoded = (DecodeOutcome.Decoded) new MicrographReader(DecodeLimits.standard()).read(file);
        assertThat(decoded.micrograph().dataBar()).hasValueSatisfying(
                bar -> assertThat((double) bar.top()).isCloseTo(HEIGHT - BAR, within(3.0)));
    }

    @Test
    void contrastIsStretchedAroundTheMiddle() {
        assertThat(Change.LOW_CONTRAST.of(barred, 1).at(0, 0)).isEqualTo(128 + (barred.pixels().at(0, 0) - 128) / 2);
        GrayImage stretched = Change.HIGH_CONTRAST.of(barred, 1);
        assertThat(IntStream.range(0, WIDTH).map(x -> stretched.at(x, 5)).min()).hasValue(0);
        assertThat(IntStream.range(0, WIDTH).map(x -> stretched.at(x, 5)).max()).hasValue(255);
    }

    @Test
    void noiseHasTheDeviationItSaysAndComesFromItsSeed() {
        GrayImage specimen = barred.specimen();
        GrayImage noisy = Change.LIGHT_NOISE.of(barred, 1);
        double squares = IntStream.range(0, specimen.samples().length)
                .mapToDouble(i -> Math.pow((noisy.samples()[i] & 0xFF) - (specimen.samples()[i] & 0xFF), 2)).average().orElseThrow();
        assertThat(Math.sqrt(squares)).isCloseTo(12.75, within(0.3));
        assertThat(Change.LIGHT_NOISE.of(barred, 1).samples()).isEqualTo(noisy.samples());
        assertThat(Change.LIGHT_NOISE.of(barred, 2).samples()).isNotEqualTo(noisy.samples());
    }

    @Test
    void magnifyingShowsTheMiddle() {
        GrayImage middle = Change.MAGNIFIED.of(barred, 1);
        assertThat(middle.at(0, 0)).isEqualTo(barred.pixels().at(WIDTH / 4, (HEIGHT - BAR) / 4));
        assertThat(middle.width()).isEqualTo(WIDTH / 2);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void theSmallestImageSurvives(Change change) {
        Micrograph pixel = new Micrograph(new GrayImage(1, 1, new byte[]{9}), 8, 1, ImageFormat.PNG, Optional.empty());
        assertThat(change.of(pixel, 1).width()).isEqualTo(1);
    }

    /** A ramp with ripples, and a black bar with white letters. */
    private static Micrograph micrograph() {
        byte[] samples = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean letter = x > 40 && x < 200 && x % 8 < 3 && y % 10 > 3;
                samples[y * WIDTH + x] = (byte) (y >= HEIGHT - BAR ? letter ? 255 : 0 : 50 + x * 150 / WIDTH + (x * 7 + y * 3) % 10);
            }
        }
        return new Micrograph(new GrayImage(WIDTH, HEIGHT, samples), 8, 1, ImageFormat.PNG,
                Optional.of(new DataBar(HEIGHT - BAR, BAR, DataBar.Source.PIXELS)));
    }
}
