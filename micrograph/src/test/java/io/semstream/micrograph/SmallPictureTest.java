package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPictureTest {

    @TempDir
    Path folder;

    @Test
    void aSmallPageStaysAsItIs() throws Exception {
        byte[] samples = {0, 50, 100, (byte) 150, (byte) 200, (byte) 255};

        assertThat(reduced(tiff(3, 2, 8, 1, samples), 512)).hasValueSatisfying(small -> {
            assertThat(small.width()).isEqualTo(3);
            assertThat(small.samples()).isEqualTo(samples);
        });
    }

    @Test
    void eachSmallPixelIsTheMeanOfThoseItStandsFor() throws Exception {
        byte[] samples = {0, 100, 40, 40, 20, 80, 60, 60};

        assertThat(reduced(tiff(4, 2, 8, 1, samples), 2)).hasValueSatisfying(small -> {
            assertThat(small.width()).isEqualTo(2);
            assertThat(small.height()).isEqualTo(1);
            assertThat(small.samples()).containsExactly(50, 50);
        });
    }

    @Test
    void deepSamplesUseAllLevels() throws Exception {
        byte[] samples = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 1000).putShort((short) 2000)
                .putShort((short) 3000).putShort((short) 40_000).array();

        assertThat(reduced(tiff(4, 1, 16, 1, samples), 512)).hasValueSatisfying(small -> {
            assertThat(small.at(0, 0)).isZero();
            assertThat(small.at(3, 0)).isEqualTo(255);
            assertThat(small.at(1, 0)).isBetween(5, 8);
        });
    }

    @Test
    void coloursBecomeGrey() throws Exception {
        assertThat(reduced(tiff(1, 1, 8, 3, new byte[]{(byte) 200, 100, 0}), 512))
                .hasValueSatisfying(small -> assertThat(small.at(0, 0)).isEqualTo(119));
    }

    @Test
    void aPageThatIsCutOffIsDamaged() throws Exception {
        byte[] file = tiff(4, 4, 8, 1, new byte[16]);

        assertThatExceptionOfType(UnreadableImage.class).isThrownBy(() -> reduced(Arrays.copyOf(file, file.length - 4), 512))
                .satisfies(damaged -> assertThat(damaged.reason()).isEqualTo(DecodeFailure.TRUNCATED));
    }

    @Test
    void aPageThatIsAJpegIsForSomebodyElse() throws Exception {
        byte[] file = tiff(4, 4, 8, 1, new byte[16]);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8 + 2 + 3 * 12 + 8, 7);

        assertThat(reduced(file, 512)).isEmpty();
    }

    @Test
    void aGreyPngHoldsWhatWasPutIntoIt() throws Exception {
        GrayImage image = new GrayImage(3, 2, new byte[]{0, 50, 100, (byte) 150, (byte) 200, (byte) 255});

        var read = ImageIO.read(new ByteArrayInputStream(GrayPng.of(image)));

        assertThat(List.of(read.getWidth(), read.getHeight())).containsExactly(3, 2);
        assertThat(read.getRaster().getSample(1, 1, 0)).isEqualTo(200);
        assertThat(new MicrographReader(DecodeLimits.standard()).read(GrayPng.of(image))).isInstanceOfSatisfying(
                DecodeOutcome.Decoded.class,
                decoded -> assertThat(decoded.micrograph().pixels().samples()).isEqualTo(image.samples()));
    }

    private Optional<GrayImage> reduced(byte[] tiff, int maxEdge) throws UnreadableImage, IOException {
        return reduced(Files.write(folder.resolve("a.tif"), tiff), maxEdge);
    }

    private static Optional<GrayImage> reduced(Path file, int maxEdge) throws UnreadableImage, IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return SmallPicture.of(channel, ImageFormat.TIFF, maxEdge, 1 << 20);
        }
    }

    /** Little-endian, one strip behind the directory. */
    private static byte[] tiff(int width, int height, int bits, int channels, byte[] samples) {
        int[][] entries = {{256, width}, {257, height}, {258, bits}, {259, 1}, {262, channels == 3 ? 2 : 1}, {273, 8 + 2 + 9 * 12 + 4},
            {277, channels}, {278, height}, {279, samples.length}};
        ByteBuffer file = ByteBuffer.allocate(8 + 2 + entries.length * 12 + 4 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        return file.putInt(0).put(samples).array();
    }
}
