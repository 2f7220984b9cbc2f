package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PNG, JPEG and BMP: what they show, and what is refused before it costs memory. */
final class RasterFormatsTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;

    static Stream<Arguments> images() {
        return Stream.of(image(ImageFormat.PNG, BufferedImage.TYPE_BYTE_GRAY, 8, 1, 0),
                image(ImageFormat.PNG, BufferedImage.TYPE_USHORT_GRAY, 16, 1, 8),
                image(ImageFormat.PNG, BufferedImage.TYPE_3BYTE_BGR, 8, 3, 0),
                image(ImageFormat.PNG, BufferedImage.TYPE_4BYTE_ABGR, 8, 4, 0),
                image(ImageFormat.PNG, BufferedImage.TYPE_BYTE_INDEXED, 8, 1, 26),
                image(ImageFormat.JPEG, BufferedImage.TYPE_BYTE_GRAY, 8, 1, 6),
                image(ImageFormat.JPEG, BufferedImage.TYPE_3BYTE_BGR, 8, 3, 6),
                image(ImageFormat.BMP, BufferedImage.TYPE_BYTE_GRAY, 8, 1, 0),
                image(ImageFormat.BMP, BufferedImage.TYPE_3BYTE_BGR, 8, 3, 0), image(ImageFormat.BMP, BufferedImage.TYPE_INT_RGB, 8, 3, 0));
    }

    @ParameterizedTest(name = "{0} type {1}")
    @MethodSource("images")
    void readsTheGreyLevels(ImageFormat format, int type, int bitDepth, int channels, int tolerance) {
        Micrograph micrograph = Outcomes.decoded(written(type, format));

        assertThat(micrograph.format()).isEqualTo(format);
        assertThat(micrograph.bitDepth()).isEqualTo(bitDepth);
        assertThat(micrograph.channels()).isEqualTo(channels);
        for (int y = 0; y < HEIGHT; y += 5) {
            for (int x = 0; x < WIDTH; x += 5) {
                assertThat(micrograph.pixels().at(x, y)).isBetween(level(x, y) - tolerance, level(x, y) + tolerance);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "BMP"})
    void refusesFilesCutOffAnywhere(ImageFormat format) {
        byte[] file = written(BufferedImage.TYPE_BYTE_GRAY, format);
        for (int length = 12; length < file.length - 1; length += file.length / 17) {
            Outcomes.undecodable(Arrays.copyOf(file, length), DecodeFailure.TRUNCATED);
        }
    }

    @Test
    void refusesAPngHeaderOf60000Squared() {
        byte[] file = written(BufferedImage.TYPE_BYTE_GRAY, ImageFormat.PNG);
        ByteBuffer.wrap(file).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(Outcomes.undecodable(file, DecodeFailure.TOO_LARGE)).contains("60000 x 60000");
    }

    @Test
    void refusesAJpegHeaderOf60000SquaredEvenWithoutData() {
        ByteBuffer file = ByteBuffer.allocate(21).putShort((short) 0xFFD8).putShort((short) 0xFFC0).putShort((short) 11).put((byte) 8)
                .putShort((short) 60_000).putShort((short) 60_000).put((byte) 1).put((byte) 1).put((byte) 0x11);

        assertThat(Outcomes.undecodable(file.array(), DecodeFailure.TOO_LARGE)).contains("60000 x 60000");
    }

    @Test
    void refusesABmpHeaderOf60000Squared() {
        byte[] file = written(BufferedImage.TYPE_BYTE_GRAY, ImageFormat.BMP);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, -60_000);

        assertThat(Outcomes.undecodable(file, DecodeFailure.TOO_LARGE)).contains("60000 x 60000");
    }

    @Test
    void refusesAPngWhoseDataChanged() {
        byte[] file = written(BufferedImage.TYPE_BYTE_GRAY, ImageFormat.PNG);
        file[file.length / 2] ^= 1;

        assertThat(Outcomes.undecodable(file, DecodeFailure.CORRUPT)).contains("checksum");
    }

    @Test
    void refusesAJpegWithAHoleInItsData() {
        byte[] file = written(BufferedImage.TYPE_BYTE_GRAY, ImageFormat.JPEG);
        byte[] holed = Arrays.copyOf(file, file.length / 2 + 2);
        holed[holed.length - 2] = (byte) 0xFF;
        holed[holed.length - 1] = (byte) 0xD9;

        Outcomes.undecodable(holed, DecodeFailure.CORRUPT);
    }

    @Test
    void tellsFormatsByContentAlone() {
        assertThat(ImageFormat.sniff(written(BufferedImage.TYPE_BYTE_GRAY, ImageFormat.PNG))).contains(ImageFormat.PNG);
        assertThat(ImageFormat.sniff(new SyntheticTiff(4, 4).big(true).write())).contains(ImageFormat.TIFF);
        assertThat(ImageFormat.sniff(new byte[]{'G', 'I', 'F', '8', '9', 'a'})).isEmpty();
        assertThat(ImageFormat.sniff(new byte[]{'I'})).isEmpty();
    }

    private static Arguments image(ImageFormat format, int type, int bitDepth, int channels, int tolerance) {
        return Arguments.of(format, type, bitDepth, channels, tolerance);
    }

    private static int level(int x, int y) {
        return (x * 255 / (WIDTH - 1) + y * 255 / (HEIGHT - 1)) / 2;
    }

    private static byte[] written(int type, ImageFormat format) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                paint(image, x, y, level(x, y));
            }
        }
        return EncodedImages.encoded(image, format.extension());
    }

    private static void paint(BufferedImage image, int x, int y, int level) {
        switch (image.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY -> image.getRaster().setSample(x, y, 0, level);
            case BufferedImage.TYPE_USHORT_GRAY -> image.getRaster().setSample(x, y, 0, level * 257);
            default -> image.setRGB(x, y, 0xFF000000 | level << 16 | level << 8 | level);
        }
    }
}
