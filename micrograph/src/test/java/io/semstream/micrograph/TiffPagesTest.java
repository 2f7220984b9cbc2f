package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

final class TiffPagesTest {
    private static final int NEW_SUBFILE_TYPE = 254;

    @Test
    void takesTheFirstOfEqualPages() {
        assertThat(Outcomes.decoded(SyntheticTiffFile.of(List.of(page(40, 11), page(40, 22), page(40, 33)))).pixels().at(0, 0))
                .isEqualTo(11);
    }

    @Test
    void skipsAThumbnailThatSaysSo() {
        assertThat(Outcomes.decoded(SyntheticTiffFile.of(List.of(page(40, 11).tag(NEW_SUBFILE_TYPE, 1), page(40, 22)))).pixels().at(0, 0))
                .isEqualTo(22);
    }

    @Test
    void skipsASmallFirstPageThatDoesNotSaySo() {
        assertThat(Outcomes.decoded(SyntheticTiffFile.of(List.of(page(10, 11), page(40, 22)))).pixels().at(0, 0)).isEqualTo(22);
    }

    @Test
    void readsALoneThumbnail() {
        assertThat(Outcomes.decoded(page(40, 11).tag(NEW_SUBFILE_TYPE, 1).write()).pixels().at(0, 0)).isEqualTo(11);
    }

    @Test
    void readsTheSecondPageOfABigTiff() {
        assertThat(Outcomes.decoded(SyntheticTiffFile.of(List.of(page(10, 11).big(true), page(40, 22)))).pixels().at(0, 0)).isEqualTo(22);
    }

    @Test
    void forgivesRubbishAfterTheLastDirectory() {
        byte[] file = page(40, 11).write();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(SyntheticTiffFile.lastLink(file), 0x7F00_1234);

        assertThat(Outcomes.decoded(file).pixels().at(0, 0)).isEqualTo(11);
    }

    @Test
    void refusesAChainThatComesBack() {
        byte[] file = SyntheticTiffFile.of(List.of(page(40, 11), page(40, 22)));
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(SyntheticTiffFile.lastLink(file), bytes.getInt(4));

        Outcomes.undecodable(file, DecodeFailure.CYCLIC_DIRECTORY);
    }

    @Test
    void refusesMorePagesThanTheLimit() {
        byte[] file = SyntheticTiffFile.of(Stream.generate(() -> page(4, 1)).limit(6).toList());
        MicrographReader reader = new MicrographReader(new DecodeLimits(1 << 20, 1000, 1000, 5, 10));

        assertThat(Outcomes.undecodable(reader, file, DecodeFailure.TOO_LARGE)).contains("5 images");
    }

    private static SyntheticTiff page(int size, int level) {
        return new SyntheticTiff(size, size).values((pixel, channel) -> level);
    }
}
