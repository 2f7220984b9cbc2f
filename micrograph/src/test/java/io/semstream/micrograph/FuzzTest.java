package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file's bytes, reading it ends soon and with an outcome. */
final class FuzzTest {
    private static final int ROUNDS = 300;
    private static final MicrographReader READER = new MicrographReader(new DecodeLimits(1 << 20, 1 << 20, 4 << 20, 20, 100));

    static Stream<byte[]> files() {
        SyntheticTiff fei = new SyntheticTiff(30, 20).strips(3).text(34682, "[Beam]\nHV=5000\n[Image]\nResolutionY=18\n");
        return Stream.of(fei.write(), new SyntheticTiff(33, 21).tiles(16, 16).compression(SyntheticTiff.DEFLATE).big(true).write(),
                new SyntheticTiff(33, 21).channels(3, true).compression(SyntheticTiff.PACK_BITS).write(),
                new SyntheticTiff(20, 20).samples(32, SyntheticTiff.FLOAT).write(),
                SyntheticTiffFile.of(List.of(new SyntheticTiff(9, 9), new SyntheticTiff(20, 20), new SyntheticTiff(20, 20))),
                Thumbnail.jpeg(SyntheticImages.particles(64, 48, 5, 1), 64), EncodedImages.png(64, 48), EncodedImages.bmp(64, 48));
    }

    @ParameterizedTest
    @MethodSource("files")
    void survivesFlippedBytes(byte[] file) {
        Random random = new Random(file.length);
        readAll(Stream.generate(() -> damaged(file, random)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void survivesAnyLength(byte[] file) {
        Random random = new Random(file.length);
        readAll(Stream.generate(() -> Arrays.copyOf(file, random.nextInt(file.length))));
    }

    private static void readAll(Stream<byte[]> files) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60),
                () -> files.limit(ROUNDS).forEach(file -> assertThat(READER.read(file)).isNotNull()));
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] copy = file.clone();
        int flips = 1 + random.nextInt(12);
        for (int i = 0; i < flips; i++) {
            copy[random.nextInt(copy.length)] = random.nextInt(3) == 0 ? (byte) 0xFF : (byte) random.nextInt(256);
        }
        return copy;
    }
}
