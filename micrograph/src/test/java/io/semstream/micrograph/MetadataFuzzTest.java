package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.semstream.micrograph.metadata.InstrumentMetadata;

/** Whatever happens to the bytes of a file or of the text beside it, reading what stands there ends soon and without an exception. */
final class MetadataFuzzTest {
    private static final int ROUNDS = 80;
    private static final byte[] PLAIN = new SyntheticTiff(6, 4).write();

    @TempDir
    Path folder;

    static Stream<byte[]> images() {
        return Stream.of(tagged(34682, "[User]\nDate=1/2/2020\nTime=3:04 PM\n[Beam]\nHV=5000\nBeam=EBeam\n[Image]\nResolutionY=3\n"),
                tagged(34118, "0\n0\n0\n1e-8\n724\nAP_WD\nWD = 4.0 mm\nAP_DATE\nDate :1 Apr 2015\nAP_TIME\nTime :18:30:26\n"),
                tagged(50431, "\1\2\0PixelSizeX=1e-7\nHV=5000\n\0\3\0WD=0.01\n"),
                tagged(34683, "<Metadata><Optics><BeamCurrent>1e-9</BeamCurrent></Optics></Metadata>"),
                tagged(51023, "<Fibics><Scan><FOV_X units=\"um\">2.5</FOV_X><Ux>0.1</Ux></Scan></Fibics>"),
                tagged(270, "{\"beam_type\": \"ION\", \"hfw\": 1e-4, \"microscope_state\": {\"timestamp\": 1675991618}}"),
                tagged(270, "<OME><Image><Pixels PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"nm\"/></Image></OME>"), EncodedImages.png(16, 8),
                Thumbnail.jpeg(SyntheticImages.particles(32, 16, 5, 1), 32), EncodedImages.bmp(16, 8));
    }

    static Stream<byte[]> texts() {
        return Stream.of("[SemImageFile]\nPixelSize=9.9\nCondition=Vacc=10kV WD=8.1mm\nDate=1/2/2020\nTime=3:04:05\nDataSize=6x3\n",
                "$CM_MAG 100\n$CM_STAGE_POS 1 2 3 0 0 0\n$$SM_MICRON_BAR 10\n$$SM_MICRON_MARKER 1um\n$CM_FIELD_OF_VIEW 1µm 2µm\n$CM_FULL_SIZE 6 3\n",
                "[MAIN]\nPixelSizeX=1e-7\nDate=2020-01-02\nTime=3:04:05\n[FIB]\nHV=30000\n")
                .flatMap(text -> Stream.of(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_16)));
    }

    @ParameterizedTest
    @MethodSource("images")
    void survivesDamagedImages(byte[] file) {
        readAll(file, damaged -> MetadataReader.read(Files.write(folder.resolve("image"), damaged), List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void survivesDamagedTexts(byte[] text) throws IOException {
        Path image = Files.write(folder.resolve("image.tif"), PLAIN);
        readAll(text, damaged -> MetadataReader.read(image, List.of(Files.write(folder.resolve("image.txt"), damaged))));
    }

    /** A reader that may say that a file cannot be read, and nothing else. */
    private interface Reader {
        InstrumentMetadata read(byte[] file) throws IOException;
    }

    private static void readAll(byte[] file, Reader reader) {
        Random random = new Random(file.length);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < ROUNDS; i++) {
                InstrumentMetadata metadata = reader
                        .read(i % 4 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : damaged(file, random));
                assertThat(metadata.fields()).allSatisfy(field -> assertThat(Double.isFinite(field.number().orElse(0))).isTrue());
            }
        });
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] copy = file.clone();
        int flips = 1 + random.nextInt(8);
        for (int i = 0; i < flips; i++) {
            copy[random.nextInt(copy.length)] = random.nextInt(3) == 0
                    ? (byte) ",\n<9\0".charAt(random.nextInt(5))
                    : (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] tagged(int tag, String text) {
        return new SyntheticTiff(6, 4).text(tag, text).write();
    }
}
