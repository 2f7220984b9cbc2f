package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder of whole frames and the one that makes them small on the way show the same picture. */
final class SmallPictureFormatsTest {
    private static final int WIDTH = 123;
    private static final int HEIGHT = 77;
    private static final int UNREDUCED = 1000;
    private static final long MEMORY = 1 << 20;
    private static final int FUZZ_ROUNDS = 300;

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(Arguments.of("PNG grey", png(gray(), false), 0),
                Arguments.of("PNG grey interlaced", png(gray(), true), 0),
                Arguments.of("PNG 1 bit", png(indexed(1), false), 1), Arguments.of("PNG 2 bits interlaced", png(indexed(2), true), 1),
                Arguments.of("PNG 4 bits", png(indexed(4), false), 1), Arguments.of("PNG palette", png(indexed(8), true), 1),
                Arguments.of("PNG 16 bits", png(painted(BufferedImage.TYPE_USHORT_GRAY), false), 1),
                Arguments.of("PNG colour", png(painted(BufferedImage.TYPE_3BYTE_BGR), false), 1),
                Arguments.of("PNG transparent", png(painted(BufferedImage.TYPE_4BYTE_ABGR), true), 1),
                Arguments.of("JPEG grey", written(gray(), "jpeg", false, null), 2),
                Arguments.of("JPEG colour", written(painted(BufferedImage.TYPE_3BYTE_BGR), "jpeg", false, null), 2),
                Arguments.of("JPEG grey progressive", written(gray(), "jpeg", true, null), 2),
                Arguments.of("JPEG colour progressive", written(painted(BufferedImage.TYPE_3BYTE_BGR), "jpeg", true, null), 2),
                Arguments.of("JPEG of red, green and blue", rgbJpeg(), 3),
                Arguments.of("BMP grey", written(gray(), "bmp", false, null), 1),
                Arguments.of("BMP 1 bit", written(indexed(1), "bmp", false, null), 1),
                Arguments.of("BMP 4 bits", written(indexed(4), "bmp", false, null), 1),
                Arguments.of("BMP colour", written(painted(BufferedImage.TYPE_3BYTE_BGR), "bmp", false, null), 1),
                Arguments.of("BMP 32 bits", written(painted(BufferedImage.TYPE_INT_RGB), "bmp", false, null), 1),
                Arguments.of("BMP 16 bits", written(painted(BufferedImage.TYPE_USHORT_565_RGB), "bmp", false, "BI_BITFIELDS"), 4),
                Arguments.of("TIFF LZW", written(noisy(), "tiff", false, "LZW"), 0),
                Arguments.of("TIFF LZW colour", written(painted(BufferedImage.TYPE_3BYTE_BGR), "tiff", false, "LZW"), 1),
                Arguments.of("TIFF Deflate", written(gray(), "tiff", false, "Deflate"), 0),
                Arguments.of("TIFF PackBits palette", written(indexed(8), "tiff", false, "PackBits"), 1),
                Arguments.of("TIFF 1 bit", written(indexed(1), "tiff", false, "PackBits"), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void showsWhatTheWholeFrameShows(String name, byte[] file, int tolerance) throws Exception {
        GrayImage whole = Outcomes.decoded(file).pixels();

        GrayImage small = small(file, UNREDUCED).orElseThrow();

        assertThat(small.width()).isEqualTo(whole.width());
        assertThat(small.height()).isEqualTo(whole.height());
        assertThat(largestDifference(whole, small)).isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest(name = "{0} compression {1} {2} big {3} tiled {4}")
    @MethodSource("io.semstream.micrograph.TiffDecodingTest#storages")
    void showsTiffsHoweverTheyAreStored(TiffDecodingTest.Depth depth, int compression, ByteOrder order, boolean big, boolean tiled)
            throws Exception {
        SyntheticTiff tiff = new SyntheticTiff(WIDTH, HEIGHT).samples(depth.bits(), depth.format()).compression(compression).order(order)
                .big(big).values((pixel, channel) -> (pixel % WIDTH * 2) * depth.factor() + depth.offset());
        byte[] file = (tiled ? tiff.tiles(32, 16) : tiff.strips(10)).write();

        assertThat(largestDifference(Outcomes.decoded(file).pixels(), small(file, UNREDUCED).orElseThrow()))
                .isLessThanOrEqualTo(depth.bits() == 8 ? 0 : 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsColoursInPlanesAsInPixels(boolean planar) throws Exception {
        byte[] file = new SyntheticTiff(33, 21).channels(3, planar).compression(SyntheticTiff.PACK_BITS)
                .values((pixel, channel) -> (pixel * (channel + 1)) % 256).write();

        assertThat(largestDifference(Outcomes.decoded(file).pixels(), small(file, UNREDUCED).orElseThrow())).isLessThanOrEqualTo(1);
    }

    @Test
    void lzwComesBackWhateverTheDataIs() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            byte[] file = written(noisy(300, 200, 1 + seed * 13, seed), "tiff", false, "LZW");

            assertThat(largestDifference(Outcomes.decoded(file).pixels(), small(file, UNREDUCED).orElseThrow())).isZero();
        }
    }

    @Test
    void aProgressiveJpegThatNeedsMoreMemoryIsForSomebodyElse() throws Exception {
        Path file = Files.write(folder.resolve("a"), written(gray(), "jpeg", true, null));

        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(SmallPicture.of(channel, ImageFormat.JPEG, UNREDUCED, 1000)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aCutFileIsDamaged(String name, byte[] file, int tolerance) {
        byte[] cut = Arrays.copyOf(file, file.length * 2 / 3);

        assertThatExceptionOfType(UnreadableImage.class).isThrownBy(() -> small(cut, UNREDUCED))
                .satisfies(damaged -> assertThat(damaged.explanation()).isNotBlank());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void survivesFlippedBytes(String name, byte[] file, int tolerance) {
        Random random = new Random(file.length);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < FUZZ_ROUNDS; i++) {
                Path damaged = Files.write(folder.resolve("damaged"), damaged(file, random));
                try (FileChannel channel = FileChannel.open(damaged)) {
                    SmallPicture.of(channel, ImageFormat.sniff(file).orElseThrow(), UNREDUCED, MEMORY);
                } catch (UnreadableImage expected) {
                    assertThat(expected.explanation()).isNotBlank();
                }
            }
        });
    }

    @Test
    void realMicrographsLookAsTheyDoToTheClassifier() throws Exception {
        int compared = 0;
        for (String part : new String[]{"instruments", "labelled-small"}) {
            for (Path file : SharedImages.files(part)) {
                byte[] bytes = SharedImages.bytes(file);
                DecodeOutcome whole = new MicrographReader(DecodeLimits.standard()).read(bytes);
                if (whole instanceof DecodeOutcome.Decoded(Micrograph micrograph) && micrograph.bitDepth() <= 8) {
                    GrayImage small = small(bytes, Integer.MAX_VALUE).orElseThrow(() -> new AssertionError(file.toString()));
                    assertThat(meanDifference(micrograph.pixels(), small)).as(file.toString()).isLessThan(1);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private Optional<GrayImage> small(byte[] file, int maxEdge) throws UnreadableImage, IOException {
        Path path = Files.write(folder.resolve("picture"), file);
        try (FileChannel channel = FileChannel.open(path)) {
            return SmallPicture.of(channel, ImageFormat.sniff(file).orElseThrow(), maxEdge, 64 << 20);
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] copy = file.clone();
        for (int i = random.nextInt(12); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = random.nextInt(3) == 0 ? (byte) 0xFF : (byte) random.nextInt(256);
        }
        return copy;
    }

    private static int largestDifference(GrayImage left, GrayImage right) {
        return differences(left, right).max().orElseThrow();
    }

    private static double meanDifference(GrayImage left, GrayImage right) {
        return differences(left, right).average().orElseThrow();
    }

    private static IntStream differences(GrayImage left, GrayImage right) {
        return IntStream.range(0, left.samples().length)
                .map(i -> Math.abs((left.samples()[i] & 0xFF) - (right.samples()[i] & 0xFF)));
    }

    private static BufferedImage gray() {
        return painted(BufferedImage.TYPE_BYTE_GRAY);
    }

    private static BufferedImage painted(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int level = (int) (128 + 60 * Math.sin(x / 7.0) + 60 * Math.cos(y / 5.0));
                if (image.getRaster().getNumBands() == 1) {
                    image.getRaster().setSample(x, y, 0, type == BufferedImage.TYPE_USHORT_GRAY ? level * 257 : level);
                } else {
                    image.setRGB(x, y, 0xFF000000 | level << 16 | Math.min(255, level * 3 / 2) << 8 | level / 3);
                }
            }
        }
        return image;
    }

    private static BufferedImage noisy() {
        return noisy(WIDTH, HEIGHT, 64, 7);
    }

    private static BufferedImage noisy(int width, int height, int levels, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, random.nextInt(levels));
        }
        return image;
    }

    private static BufferedImage indexed(int bits) {
        int size = 1 << bits;
        byte[] ramp = new byte[size];
        byte[] fall = new byte[size];
        for (int i = 0; i < size; i++) {
            ramp[i] = (byte) (i * 255 / (size - 1));
            fall[i] = (byte) (255 - i * 100 / (size - 1));
        }
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type, new IndexColorModel(bits, size, ramp, fall, ramp));
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i / 3 % size);
        }
        return image;
    }

    private static byte[] png(BufferedImage image, boolean interlaced) {
        return written(image, "png", interlaced, null);
    }

    /** Without a colour transform, and with a segment that says so, as some cameras write. */
    private static byte[] rgbJpeg() {
        try {
            byte[] file = written(ImageIO.getImageWritersByFormatName("jpeg").next(),
                    new IIOImage(painted(BufferedImage.TYPE_3BYTE_BGR).getRaster(), null, null), null);
            ByteBuffer marked = ByteBuffer.allocate(file.length + 16).put(file, 0, 2).putShort((short) 0xFFEE).putShort((short) 14)
                    .put("Adobe".getBytes(StandardCharsets.US_ASCII)).putShort((short) 100).putInt(0).put((byte) 0);
            return marked.put(file, 2, file.length - 2).array();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] written(BufferedImage image, String format, boolean progressive,
            @Nullable String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        if (compression != null) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        }
        try {
            return written(writer, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] written(ImageWriter writer, IIOImage image, @Nullable ImageWriteParam param)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
