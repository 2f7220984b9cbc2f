package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileTiffTest {
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTE_COUNTS = 279;

    @Test
    void refusesAnEmptyFile() {
        Outcomes.undecodable(new byte[0], DecodeFailure.EMPTY_FILE);
    }

    @Test
    void refusesText() {
        Outcomes.undecodable("$CM_FORMAT JEOL\r\n$CM_VERSION 1.0".getBytes(StandardCharsets.UTF_8), DecodeFailure.UNKNOWN_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.003, 0.01, 0.1, 0.5, 0.9, 0.98, 0.999})
    void refusesAFileCutOff(double share) {
        byte[] file = sound().strips(7).write();

        Outcomes.undecodable(Arrays.copyOf(file, (int) (file.length * share)), DecodeFailure.TRUNCATED);
    }

    @Test
    void refusesPixelDataCutOff() {
        byte[] file = new SyntheticTiff(50, 40).tag(STRIP_OFFSETS, 1000).write();

        assertThat(Outcomes.undecodable(file, DecodeFailure.TRUNCATED)).contains("cut off");
    }

    @Test
    void refusesAHeaderOf60000Squared() {
        assertThat(Outcomes.undecodable(sound().tag(256, 60_000).tag(257, 60_000).write(), DecodeFailure.TOO_LARGE))
                .contains("60000 x 60000");
    }

    @Test
    void refusesABillionValues() {
        assertThat(Outcomes.undecodable(sound().claim(STRIP_OFFSETS, 1_000_000_000).write(), DecodeFailure.CORRUPT)).contains("1000000000");
    }

    @Test
    void overlooksABillionValuesInATagItDoesNotNeed() {
        byte[] file = sound().text(34682, "[Beam]\nHV=5000").claim(34682, 1_000_000_000).write();

        assertThat(Outcomes.decoded(file)).isNotNull();
        assertThat(TiffTags.read(file).fields()).isEmpty();
    }

    @Test
    void refusesHugeTilesOfASmallImage() {
        byte[] file = sound().tag(322, 2_000_000_000).tag(323, 16).tag(324, 8).tag(325, 100).write();

        Outcomes.undecodable(file, DecodeFailure.TOO_LARGE);
    }

    @Test
    void refusesAnImageThatExpandsTooMuch() {
        byte[] file = new SyntheticTiff(5000, 5000).compression(SyntheticTiff.DEFLATE).values((pixel, channel) -> 0).write();

        assertThat(Outcomes.undecodable(file, DecodeFailure.TOO_LARGE)).contains("times");
    }

    @Test
    void refusesAFileAboveTheLimit() {
        MicrographReader reader = new MicrographReader(new DecodeLimits(1000, 1 << 20, 1 << 20, 5, 10));

        assertThat(Outcomes.undecodable(reader, sound().write(), DecodeFailure.TOO_LARGE)).contains("1000");
    }

    @Test
    void refusesAMissingSize() {
        byte[] file = sound().claim(256, 0).write();

        assertThat(Outcomes.undecodable(file, DecodeFailure.CORRUPT)).contains("width");
    }

    @Test
    void refusesFewerStripsThanThePageNeeds() {
        assertThat(Outcomes.undecodable(sound().tag(278, 1).write(), DecodeFailure.CORRUPT)).contains("40");
    }

    @Test
    void readsUncompressedStripsWhoseByteCountsAreWrong() {
        byte[] file = sound().tag(STRIP_BYTE_COUNTS, 4).write();

        assertThat(Outcomes.decoded(file).pixels().at(49, 0)).isEqualTo(49);
    }

    @Test
    void saysThatAFileWentThroughATextConversion() {
        byte[] file = new SyntheticTiff(50, 40).values((pixel, channel) -> pixel % 3 == 0 ? 0x3F : 0x41).tag(STRIP_OFFSETS, 1 << 24)
                .write();

        assertThat(Outcomes.undecodable(file, DecodeFailure.CORRUPT)).contains("text mode");
    }

    @Test
    void saysWhichCompressionItCannotRead() {
        assertThat(Outcomes.undecodable(sound().tag(259, 50_000).write(), DecodeFailure.UNSUPPORTED)).contains("50000");
    }

    @Test
    void refusesComplexNumbers() {
        Outcomes.undecodable(sound().tag(339, 6).write(), DecodeFailure.UNSUPPORTED);
    }

    @Test
    void refusesDamagedCompressedData() {
        byte[] file = new SyntheticTiff(50, 40).compression(SyntheticTiff.DEFLATE).write();
        Arrays.fill(file, 8, 60, (byte) 0x55);

        Outcomes.undecodable(file, DecodeFailure.CORRUPT);
    }

    @Test
    void refusesADirectoryOfNoEntries() {
        byte[] file = new byte[64];
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);

        Outcomes.undecodable(file, DecodeFailure.CORRUPT);
    }

    private static SyntheticTiff sound() {
        return new SyntheticTiff(50, 40);
    }
}
