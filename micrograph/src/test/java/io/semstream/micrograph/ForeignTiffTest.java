package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of a writer that is not ours, in every compression it knows. */
final class ForeignTiffTest {
    static Stream<Arguments> files() {
        return Stream.of("LZW", "JPEG", "ZLib", "PackBits", "Deflate").flatMap(compression -> Stream
                .of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR).flatMap(type -> Stream.of(false, true)
                        .map(tiled -> Arguments.of(compression, type, tiled))));
    }

    @ParameterizedTest(name = "{0} type {1} tiled {2}")
    @MethodSource("files")
    void readsWhatAnotherWriterCompressed(String compression, int type, boolean tiled) throws IOException {
        BufferedImage image = drawing(type);

        GrayImage pixels = Outcomes.decoded(written(image, compression, tiled)).pixels();

        int tolerance = compression.equals("JPEG") ? 12 : 1;
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                assertThat(pixels.at(x, y)).isBetween(level(x, y) - tolerance, level(x, y) + tolerance);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepCompressions")
    void readsSixteenBits(String compression) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            image.getRaster().setSample(i % 64, i / 64, 0, i);
        }

        Micrograph micrograph = Outcomes.decoded(written(image, compression, false));

        assertThat(micrograph.bitDepth()).isEqualTo(16);
        assertThat(micrograph.pixels().at(0, 0)).isLessThan(3);
        assertThat(micrograph.pixels().at(0, 32)).isBetween(126, 130);
        assertThat(micrograph.pixels().at(63, 63)).isGreaterThan(252);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bilevelCompressions")
    void readsFaxCompression(String compression) throws IOException {
        BufferedImage image = new BufferedImage(64, 40, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.fillRect(10, 10, 20, 20);
        pen.dispose();

        GrayImage pixels = Outcomes.decoded(written(image, compression, false)).pixels();

        assertThat(pixels.at(5, 5)).isZero();
        assertThat(pixels.at(15, 15)).isEqualTo(255);
    }

    static Stream<String> deepCompressions() {
        return Stream.of("LZW", "ZLib", "PackBits", "Deflate");
    }

    static Stream<String> bilevelCompressions() {
        return Stream.of("CCITT RLE", "CCITT T.4", "CCITT T.6");
    }

    private static int level(int x, int y) {
        return (x + y) / 2;
    }

    private static BufferedImage drawing(int type) {
        BufferedImage image = new BufferedImage(200, 120, type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    image.getRaster().setSample(x, y, band, level(x, y));
                }
            }
        }
        return image;
    }

    private static byte[] written(BufferedImage image, String compression, boolean tiled) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            if (tiled && param.canWriteTiles()) {
                param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                param.setTiling(64, 48, 0, 0);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
