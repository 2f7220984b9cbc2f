package io.semstream.micrograph;

import static io.semstream.micrograph.metadata.Term.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.semstream.micrograph.metadata.InstrumentMetadata;

/** What any program may have written: resolutions, EXIF, texts in PNG. */
final class GeneralTagsTest {
    private static final int NONE = 1;
    private static final int INCH = 2;
    private static final int CENTIMETRE = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"72, 1", "72, 2", "96, 2", "300, 2", "600, 2", "1200, 2", "28, 3", "118, 3", "1, 1", "1, 2"})
    void takesNoResolutionOfScreensAndPrintersForAPixelSize(long pixels, long unit) {
        assertThat(TiffTags.read(new SyntheticTiff(60, 100).ratio(282, pixels, 1).ratio(283, pixels, 1).tag(296, unit).write())
                .field(PIXEL_SIZE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2540000, 2", "1000000, 3"})
    void takesAFineResolutionForAPixelSize(long pixels, long unit) {
        InstrumentMetadata metadata = TiffTags.read(new SyntheticTiff(60, 100).ratio(282, pixels, 1).tag(296, unit).write());

        assertThat(metadata.number(PIXEL_SIZE).orElse(0)).isCloseTo(1e-8, within(1e-15));
        assertThat(unit).isIn((long) INCH, (long) CENTIMETRE);
    }

    @ParameterizedTest
    @CsvSource({"micron, 100", "um, 100", "µm, 100", "\\u00B5m, 100", "\\u00b5m, 100", "\\u03BCm, 100", "nm, 1/10", "\\u00C5, 1/100",
        "Angstrom, 1/100",
        "mm, 100000", "cm, 1000000"})
    void readsTheUnitsOfImageJ(String unit, String pixels) {
        String[] ratio = (pixels + "/1").split("/");
        SyntheticTiff tiff = new SyntheticTiff(60, 100).text(270, "ImageJ=1.54f\nunit=" + unit + "\nmin=0.0\n")
                .ratio(282, Long.parseLong(ratio[0]), Long.parseLong(ratio[1])).tag(296, NONE);

        assertThat(TiffTags.read(tiff.write()).number(PIXEL_SIZE).orElse(0)).isCloseTo(1e-8, within(1e-15));
    }

    @Test
    void readsPixelsOfNoLengthAsNothing() {
        SyntheticTiff tiff = new SyntheticTiff(60, 100).text(270, "ImageJ=1.54f\nunit=pixel\n").ratio(282, 100, 1).tag(296, NONE);

        assertThat(TiffTags.read(tiff.write()).field(PIXEL_SIZE)).isEmpty();
    }

    @Test
    void losesOnlyTheZoneThatACameraLeavesBlank() {
        byte[] file = SyntheticTiffFile.of(List.of(new SyntheticTiff(60, 100).text(306, "2024:05:06 07:08:09").tag(34665, 0),
                new SyntheticTiff(1, 1).text(36881, "   :  ").text(36867, "2024:05:06 07:08:00").bytes(42033, bytes("S/N 7\0"))
                        .bytes(37510, bytes("ASCII\0\0\0fibres, tray 3"))));
        InstrumentMetadata metadata = TiffTags.read(SyntheticTiffFile.secondBelowTheFirst(file, 34665));

        assertThat(metadata.text(ACQUIRED_AT)).contains("2024-05-06T07:08:00");
        assertThat(metadata.text(ACQUIRED_AT_ZONE)).contains("unknown");
        assertThat(metadata.text(INSTRUMENT_SERIAL)).contains("S/N 7");
        assertThat(metadata.text(COMMENT)).contains("fibres, tray 3");
        assertThat(metadata.notes()).isEmpty();
    }

    @Test
    void readsTextsFromPng() throws IOException {
        InstrumentMetadata metadata = readPng(chunk("tEXt", "Software\0Scandium"), chunk("tEXt", "Comment\0K\u00E4se"),
                chunk("tEXt", "Author\0{\"json\": 1}"),
                chunk("iTXt", "Source\0\0\0de\0Quelle\0TM4000"), chunk("tEXt", "Creation Time\0" + "2024-05-06T07:08:09+02:00"),
                chunk("tEXt", "broken"));

        assertThat(metadata.text(SOFTWARE)).contains("Scandium");
        assertThat(metadata.text(COMMENT)).contains("Käse");
        assertThat(metadata.field(OPERATOR)).isEmpty();
        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("TM4000");
        assertThat(metadata.text(ACQUIRED_AT_ZONE)).contains("+02:00");
    }

    /** The XML lies where a file of this length has its end, but not all of it in its beginning. */
    @ParameterizedTest
    @CsvSource({"1000", "261500", "262144", "300000"})
    void readsPhenomBehindAJpegOfAnyLength(int length) throws IOException {
        String xml = "<?xml version=\"1.0\"?><FeiImage><pixelWidth unit=\"nm\">12.5</pixelWidth>" + " ".repeat(900) + "</FeiImage>";
        ByteBuffer jpeg = ByteBuffer.allocate(length + xml.length()).putInt(0xFFD8FFDA).position(length).put(bytes(xml));
        InstrumentMetadata metadata = MetadataReader.read(Files.write(folder.resolve("image.jpg"), jpeg.array()), List.of());

        assertThat(metadata.number(PIXEL_SIZE)).hasValue(1.25e-8);
        assertThat(metadata.raw()).hasSize(1);
    }

    private InstrumentMetadata readPng(byte[]... chunks) throws IOException {
        ByteBuffer png = ByteBuffer.allocate(4096).putLong(0x89504E470D0A1A0AL).putInt(13).putInt(0x49484452).putInt(60).putInt(100)
                .put(new byte[]{8, 0, 0, 0, 0}).putInt(0);
        for (byte[] chunk : chunks) {
            png.put(chunk);
        }
        png.putInt(0).putInt(0x49454E44).putInt(0);
        return MetadataReader.read(Files.write(folder.resolve("image.png"), png.array()), List.of());
    }

    private static byte[] chunk(String type, String latin1) {
        byte[] content = bytes(latin1);
        return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(bytes(type)).put(content).array();
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
