package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DataBarDetectorTest {
    private static final GrayImage SPECIMEN = SyntheticImages.particles(512, 400, 12, 1);

    @ParameterizedTest
    @CsvSource({"0, 360, 40", "255, 360, 40", "0, 340, 60", "255, 330, 35", "70, 350, 50"})
    void findsABanner(int background, int top, int height) {
        GrayImage frame = SyntheticImages.withBanner(SPECIMEN, top, height, background);

        assertThat(DataBarDetector.find(frame)).contains(new DataBar(top, height, DataBar.Source.PIXELS));
    }

    @Test
    void takesALittleRestBelowTheBannerWithIt() {
        GrayImage frame = SyntheticImages.withBanner(SPECIMEN, 350, 45, 255);

        assertThat(DataBarDetector.find(frame)).contains(new DataBar(350, 50, DataBar.Source.PIXELS));
    }

    @Test
    void includesARuledLine() {
        GrayImage banner = SyntheticImages.withBanner(SPECIMEN, 350, 50, 0);
        GrayImage ruled = SyntheticImages.of(512, 400, (x, y) -> y == 349 ? 255 : banner.at(x, y));

        assertThat(DataBarDetector.find(ruled)).map(DataBar::top).contains(349);
    }

    @Test
    void tellsABlackBannerFromADarkSpecimen() {
        GrayImage dark = SyntheticImages.of(512, 400, (x, y) -> Math.floorMod(x * 31 + y * 17, 5));

        assertThat(DataBarDetector.find(SyntheticImages.withBanner(dark, 350, 50, 0))).map(DataBar::top).contains(350);
    }

    @Test
    void seesNoneInASpecimen() {
        assertThat(DataBarDetector.find(SPECIMEN)).isEmpty();
    }

    @Test
    void seesNoneInALattice() {
        assertThat(DataBarDetector.find(SyntheticImages.of(512, 400, (x, y) -> y % 50 < 25 ? 0 : 255))).isEmpty();
        assertThat(DataBarDetector.find(SyntheticImages.of(512, 400, (x, y) -> y % 40 < 30 ? 0 : x % 6 < 2 ? 255 : 0))).isEmpty();
    }

    @Test
    void seesNoneInABlankBand() {
        assertThat(DataBarDetector.find(SyntheticImages.of(512, 400, (x, y) -> y > 360 ? 0 : SPECIMEN.at(x, y)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "500, 1", "1, 500", "20, 20"})
    void survivesTinyFrames(int width, int height) {
        assertThat(DataBarDetector.find(new GrayImage(width, height, new byte[width * height]))).isEmpty();
    }

    @Test
    void survivesABandOfTwoRowsAtTheEnd() {
        GrayImage frame = SyntheticImages.of(96, 72, (x, y) -> y < 70 ? 20 + (x * 31 + y * 119) % 200 : x % 5 < 3 ? 0 : 90);

        assertThat(DataBarDetector.find(frame)).isEmpty();
    }
}
