package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of storing the same grey ramp reads back as that ramp. */
final class TiffDecodingTest {
    private static final int WIDTH = 70;
    private static final int HEIGHT = 53;

    record Depth(int bits, int format, double factor, double offset) {}

    private static final List<Depth> DEPTHS = List.of(new Depth(8, SyntheticTiff.UNSIGNED, 1, 0),
            new Depth(8, SyntheticTiff.SIGNED, 1, -128),
            new Depth(16, SyntheticTiff.UNSIGNED, 16, 0), new Depth(16, SyntheticTiff.UNSIGNED, 257, 0),
            new Depth(16, SyntheticTiff.SIGNED, 200, -20_000), new Depth(32, SyntheticTiff.UNSIGNED, 10_000_000, 1_500_000_000),
            new Depth(32, SyntheticTiff.SIGNED, 1_000_000, -100_000_000), new Depth(32, SyntheticTiff.FLOAT, 1e-6, -3e-5),
            new Depth(64, SyntheticTiff.FLOAT, 1e9, 7));

    static Stream<Arguments> storages() {
        List<Arguments> storages = new ArrayList<>();
        for (Depth depth : DEPTHS) {
            for (int compression : new int[]{SyntheticTiff.NONE, SyntheticTiff.DEFLATE, SyntheticTiff.PACK_BITS}) {
                for (ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                    for (boolean big : new boolean[]{false, true}) {
                        storages.add(Arguments.of(depth, compression, order, big, false));
                        storages.add(Arguments.of(depth, compression, order, big, true));
                    }
                }
            }
        }
        return storages.stream();
    }

    @ParameterizedTest(name = "{0} compression {1} {2} big {3} tiled {4}")
    @MethodSource("storages")
    void readsTheRampHoweverItIsStored(Depth depth, int compression, ByteOrder order, boolean big, boolean tiled) {
        SyntheticTiff tiff = new SyntheticTiff(WIDTH, HEIGHT).samples(depth.bits, depth.format).compression(compression).order(order)
                .big(big)
                .values((pixel, channel) -> ramp(pixel) * depth.factor + depth.offset);
        Micrograph micrograph = Outcomes.decoded((tiled ? tiff.tiles(32, 16) : tiff.strips(10)).write());

        assertThat(micrograph.bitDepth()).isEqualTo(depth.bits);
        assertThat(micrograph.pixels().width()).isEqualTo(WIDTH);
        assertThat(micrograph.pixels().height()).isEqualTo(HEIGHT);
        int tolerance = depth.bits == 8 ? 0 : 2;
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            assertThat(micrograph.pixels().at(pixel % WIDTH, pixel / WIDTH)).isBetween(ramp(pixel) - tolerance, ramp(pixel) + tolerance);
        }
    }

    private static int ramp(int pixel) {
        return pixel * 255 / (WIDTH * HEIGHT - 1);
    }
}
