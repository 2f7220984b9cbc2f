package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TiffColourTest {
    private static final int PHOTOMETRIC = 262;
    private static final int COLOUR_MAP = 320;

    @ParameterizedTest
    @CsvSource({"3, false, 1", "3, true, 1", "4, false, 1", "4, true, 8", "3, false, 8", "3, true, 32773"})
    void weighsRedGreenAndBlueAndIgnoresAlpha(int channels, boolean planar, int compression) {
        double[] pixel = {200, 100, 50, 0};
        byte[] file = new SyntheticTiff(16, 9).channels(channels, planar).compression(compression).strips(4)
                .values((at, channel) -> pixel[channel]).write();

        Micrograph micrograph = Outcomes.decoded(file);

        assertThat(micrograph.channels()).isEqualTo(channels);
        assertThat(micrograph.pixels().samples()).containsOnly((byte) 124);
    }

    @Test
    void keepsEqualColoursExactly() {
        byte[] file = new SyntheticTiff(16, 16).channels(3, false).values((at, channel) -> at).write();

        assertThat(Outcomes.decoded(file).pixels().samples()).isEqualTo(rising());
    }

    @ParameterizedTest
    @CsvSource({"1", "8"})
    void invertsWhiteIsZero(int compression) {
        byte[] file = new SyntheticTiff(16, 16).compression(compression).values((at, channel) -> 255 - at).tag(PHOTOMETRIC, 0).write();

        assertThat(Outcomes.decoded(file).pixels().samples()).isEqualTo(rising());
    }

    @ParameterizedTest
    @CsvSource({"1, 256", "8, 256", "1, 1"})
    void looksPaletteEntriesUp(int compression, int scale) {
        long[] map = IntStream.range(0, 768).mapToLong(i -> (255 - i % 256) * (long) scale).toArray();
        byte[] file = new SyntheticTiff(16, 16).compression(compression).values((at, channel) -> 255 - at).tag(PHOTOMETRIC, 3)
                .tag(COLOUR_MAP, map).write();

        assertThat(Outcomes.decoded(file).pixels().samples()).isEqualTo(rising());
    }

    @Test
    void takesGreyAndLeavesAlpha() {
        byte[] file = new SyntheticTiff(16, 16).channels(2, false).values((at, channel) -> channel == 0 ? at : 7).write();

        assertThat(Outcomes.decoded(file).pixels().samples()).isEqualTo(rising());
    }

    @Test
    void spreadsOneBitToBlackAndWhite() {
        byte[] file = new SyntheticTiff(2, 8).values((at, channel) -> 0b10100101).tag(256, 16).tag(258, 1).write();

        GrayImage pixels = Outcomes.decoded(file).pixels();

        assertThat(IntStream.range(0, 8).map(x -> pixels.at(x, 0)).toArray()).containsExactly(255, 0, 255, 0, 0, 255, 0, 255);
    }

    @Test
    void refusesColoursNoMicroscopeWrites() {
        byte[] file = new SyntheticTiff(16, 16).tag(PHOTOMETRIC, 32803).write();

        Outcomes.undecodable(file, DecodeFailure.UNSUPPORTED);
    }

    private static byte[] rising() {
        byte[] samples = new byte[256];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) i;
        }
        return samples;
    }
}
