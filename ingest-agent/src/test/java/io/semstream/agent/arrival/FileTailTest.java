package io.semstream.agent.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semstream.agent.fixture.SmallTiff;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTailTest {

    @TempDir
    Path folder;

    @Test
    void aTiffIsCompleteWithItsLastByteAndNotBefore() throws IOException {
        byte[] tiff = SmallTiff.of(1);

        assertThat(isComplete(tiff)).isTrue();
        for (int cut = 0; cut < tiff.length; cut++) {
            assertThat(isComplete(Arrays.copyOf(tiff, cut))).as("cut to %d bytes", cut).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp"})
    void theOtherFormatsKnowTheirEndToo(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), format, bytes);
        byte[] whole = bytes.toByteArray();

        assertThat(isComplete(whole)).isTrue();
        for (int cut = whole.length - 1; cut >= 0; cut -= 29) {
            assertThat(isComplete(Arrays.copyOf(whole, cut))).as("cut to %d bytes", cut).isFalse();
        }
    }

    @Test
    void textAndAFewStrayBytesCannotTell() throws IOException {
        assertThat(shape("not an image".getBytes(StandardCharsets.UTF_8))).isEqualTo(Shape.UNKNOWN);
        assertThat(shape(new byte[]{'I'})).isEqualTo(Shape.UNKNOWN);
        assertThat(shape(new byte[]{'I', 'I', 42, 0})).isEqualTo(Shape.CUT_OFF);
    }

    @Test
    void aCountOfAThousandMillionIsOutside() throws IOException {
        byte[] tiff = SmallTiff.of(1);
        int countOfTheFirstEntry = 8 + 2 + 4;
        tiff[countOfTheFirstEntry + 3] = 0x3B;

        assertThat(isComplete(tiff)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tiff", "bmp"})
    void whatProgramsAppendDoesNotMakeAnImageIncomplete(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY), format, bytes);
        byte[] whole = bytes.toByteArray();

        assertThat(shape(Arrays.copyOf(whole, whole.length + 9000))).isEqualTo(Shape.WHOLE);
        assertThat(shape(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(Shape.CUT_OFF);
    }

    @Test
    void aStripThatClaimsMoreBytesThanItsRowsTakeIsBelievedByItsRows() throws IOException {
        byte[] tiff = SmallTiff.of(1);
        int byteCount = 8 + 2 + 8 * 12 + 8;
        tiff[byteCount + 1] = 9;

        assertThat(shape(tiff)).isEqualTo(Shape.WHOLE);
        assertThat(shape(Arrays.copyOf(tiff, tiff.length - 1))).isEqualTo(Shape.CUT_OFF);
    }

    @Test
    void aDirectoryThatComesBackToItselfCannotTell() throws IOException {
        byte[] tiff = SmallTiff.of(1);
        int nextDirectory = 8 + 2 + 9 * 12;
        tiff[nextDirectory] = 8;

        assertThat(shape(tiff)).isEqualTo(Shape.UNKNOWN);
    }

    @Test
    void realMicrographsAreComplete() throws IOException {
        Optional<Path> images = sharedImages();
        assumeTrue(images.isPresent(), "no ../shared/sem-images beside the checkout");
        try (Stream<Path> files = Files.walk(images.orElseThrow())) {
            List<Path> micrographs = files.filter(file -> file.toString().matches(".*\\.(tiff?|png|jpe?g|bmp)"))
                    .filter(file -> !file.toString().contains("broken") && !file.toString().contains("negative")).toList();

            assertThat(micrographs).isNotEmpty()
                    .allSatisfy(file -> assertThat(FileTail.shape(file)).as(file.toString()).isEqualTo(Shape.WHOLE));
        }
    }

    private boolean isComplete(byte[] bytes) throws IOException {
        return shape(bytes) == Shape.WHOLE;
    }

    private Shape shape(byte[] bytes) throws IOException {
        return FileTail.shape(Files.write(folder.resolve("file"), bytes));
    }

    private static Optional<Path> sharedImages() {
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/sem-images")).filter(Files::isDirectory).findFirst();
    }
}
