package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.InstrumentMetadata.Field;
import io.semstream.micrograph.metadata.InstrumentMetadata.RawBlock;
import io.semstream.micrograph.metadata.Term;

final class MetadataReaderTest {
    private static final int FEI_XML = 34683;
    private static final int FIBICS = 51023;
    private static final int DESCRIPTION = 270;
    private static final String HITACHI = """
            [SemImageFile]
            InstructName=SU8000
            SerialNumber=0851-03
            SampleName=ZnO ± 2
            Date=10/17/2013
            Time=14:06:05
            DataSize=1280x960
            PixelSize=9.921875
            SignalName=SE(M)
            AcceleratingVoltage=5000 Volt
            Magnification=10000
            WorkingDistance=8500 um
            EmissionCurrent=9800 nA
            StagePositionX=53580000
            StagePositionY=55000000
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "x-UTF-16LE-BOM", "UTF-8", "windows-1252"})
    void readsHitachiInAnyEncodingTheVendorUses(String encoding) throws IOException {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).write(),
                HITACHI.replace("\n", "\r\n").getBytes(Charset.forName(encoding)));

        assertThat(metadata.field(Term.PIXEL_SIZE)).contains(Field.number(Term.PIXEL_SIZE, 9.921875e-9, "image.txt PixelSize"));
        assertThat(metadata.number(Term.ACCELERATING_VOLTAGE)).hasValue(5000);
        assertThat(metadata.number(Term.WORKING_DISTANCE)).hasValue(8.5e-3);
        assertThat(metadata.number(Term.EMISSION_CURRENT)).hasValue(9.8e-6);
        assertThat(metadata.number(Term.STAGE_X)).hasValue(0.05358);
        assertThat(metadata.number(Term.FIELD_WIDTH).orElse(0)).isCloseTo(60 * 9.921875e-9, within(1e-15));
        assertThat(metadata.text(Term.INSTRUMENT_MODEL)).contains("SU8000");
        assertThat(metadata.text(Term.COMMENT)).contains("ZnO ± 2");
        assertThat(metadata.text(Term.ACQUIRED_AT)).contains("2013-10-17T14:06:05");
        assertThat(metadata.text(Term.ACQUIRED_AT_ZONE)).contains("unknown");
        assertThat(metadata.notes()).isEmpty();
    }

    @Test
    void readsTheBeamOfOlderHitachisFromTheConditionLine() throws IOException {
        String text = "[SemImageFile]\nInstructName=S-4700\nCondition=Vacc=10kV   Mag=x15.0k   WD=8.1mm\n";
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).write(), text.getBytes(StandardCharsets.US_ASCII));

        assertThat(metadata.number(Term.ACCELERATING_VOLTAGE)).hasValue(10_000);
        assertThat(metadata.number(Term.WORKING_DISTANCE)).hasValue(0.0081);
        assertThat(metadata.field(Term.PIXEL_SIZE)).as("no pixel size is made up from a magnification").isEmpty();
    }

    @Test
    void losesOnlyTheMalformedValuesAndSaysWhich() throws IOException {
        String text = HITACHI.replace("PixelSize=9.921875", "PixelSize=9,92").replace("5000 Volt", "5000 Furlong")
                .replace("10/17/2013", "2013")
                .replace("53580000", "-");
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).write(), text.getBytes(StandardCharsets.UTF_8));

        assertThat(metadata.notes()).containsExactlyInAnyOrder("image.txt PixelSize: \"9,92\" is no number",
                "image.txt AcceleratingVoltage: \"5000 Furlong\" is no number with a unit of V",
                "image.txt Date, Time: \"2013 14:06:05\" is no date and time of a known form",
                "image.txt StagePositionX: \"-\" is no number");
        assertThat(metadata.number(Term.WORKING_DISTANCE)).hasValue(8.5e-3);
        assertThat(metadata.field(Term.PIXEL_SIZE)).isEmpty();
    }

    @Test
    void keepsTheVendorsTextAsItStands() throws IOException {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).write(), HITACHI.getBytes(StandardCharsets.UTF_16LE));

        assertThat(metadata.raw()).containsExactly(new RawBlock("image.txt", HITACHI));
    }

    @Test
    void leavesATextAloneThatNoInstrumentWrote() throws IOException {
        assertThat(read(new SyntheticTiff(60, 100).write(), "Shopping: milk".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(InstrumentMetadata.none());
    }

    @Test
    void readsFibics() throws IOException {
        String xml = """
                <?xml version="1.0" encoding="iso-8859-1"?><Fibics version="1.0"><Application><Version>NPVE v4.5</Version></Application>
                <Image><Width>60</Width><Machine>Crossbeam 340</Machine><Beam>SEM</Beam><Detector>InLens</Detector></Image>
                <Scan><Dwell units="ns">10000</Dwell><FOV_X units="um">25.2</FOV_X><ScanRot units="degree">90</ScanRot><Ux>0.3</Ux><Uy>0.4</Uy></Scan>
                <Stage><X units="um">-21319.2</X><Tilt units="degree">180</Tilt></Stage>
                <BeamInfo><item name="BeamI">1.5</item><item name="AccV">5000</item></BeamInfo></Fibics>""";
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(FIBICS, xml).write());

        assertThat(metadata.field(Term.DWELL_TIME)).contains(Field.number(Term.DWELL_TIME, 1e-5, "Fibics 51023 Scan/Dwell"));
        assertThat(metadata.number(Term.FIELD_WIDTH)).hasValue(2.52e-5);
        assertThat(metadata.number(Term.PIXEL_SIZE).orElse(0)).isCloseTo(5e-7, within(1e-15));
        assertThat(metadata.number(Term.STAGE_X)).hasValue(-0.0213192);
        assertThat(metadata.number(Term.STAGE_TILT).orElse(0)).isCloseTo(Math.PI, within(1e-12));
        assertThat(metadata.number(Term.BEAM_CURRENT)).hasValue(1.5e-12);
        assertThat(metadata.number(Term.ACCELERATING_VOLTAGE)).hasValue(5000);
        assertThat(metadata.text(Term.BEAM)).contains("electron");
        assertThat(metadata.text(Term.INSTRUMENT_MODEL)).contains("Crossbeam 340");
    }

    @Test
    void readsOme() throws IOException {
        String xml = """
                <?xml version="1.0"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">
                <Instrument ID="Instrument:0"><Microscope Manufacturer="Zeiss" Model="Sigma" SerialNumber="7"/></Instrument>
                <Image ID="Image:0"><AcquisitionDate>2024-05-06T07:08:09+02:00</AcquisitionDate><Description>fibres, tray 3</Description>
                <Pixels SizeX="60" PhysicalSizeX="12.5" PhysicalSizeXUnit="nm" PhysicalSizeY="0.0125"/><StageLabel X="5" Y="1.5" YUnit="mm"/></Image></OME>""";
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(DESCRIPTION, xml).write());

        assertThat(metadata.number(Term.PIXEL_SIZE)).hasValue(1.25e-8);
        assertThat(metadata.number(Term.PIXEL_HEIGHT)).hasValue(1.25e-8);
        assertThat(metadata.field(Term.STAGE_X)).as("5 of no known unit").isEmpty();
        assertThat(metadata.number(Term.STAGE_Y)).hasValue(0.0015);
        assertThat(metadata.text(Term.ACQUIRED_AT)).contains("2024-05-06T07:08:09+02:00");
        assertThat(metadata.text(Term.ACQUIRED_AT_ZONE)).contains("+02:00");
        assertThat(metadata.text(Term.INSTRUMENT_SERIAL)).contains("7");
        assertThat(metadata.text(Term.COMMENT)).contains("fibres, tray 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Metadata><Core>", "<!DOCTYPE a [<!ENTITY x \"y\">]><Metadata>&x;</Metadata>"})
    void notesXmlThatIsDamagedOrHasMoreInMind(String xml) throws IOException {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(FEI_XML, xml).write());

        assertThat(metadata.notes()).singleElement().asString().startsWith("FEI 34683: the XML is damaged");
        assertThat(metadata.raw()).containsExactly(new RawBlock("FEI 34683", xml));
    }

    @Test
    void readsTheScaleThatImageJKeeps() throws IOException {
        byte[] file = new SyntheticTiff(60, 100).text(DESCRIPTION, "ImageJ=1.53t\nunit=\\u00B5m\n").ratio(282, 27_027, 1000)
                .ratio(283, 27_027, 1000).write();

        assertThat(read(file).number(Term.PIXEL_SIZE).orElse(0)).isCloseTo(0.037e-6, within(1e-12));
        assertThat(read(file).field(Term.COMMENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300, 1, false", "10000, 1, true"})
    void takesAResolutionForAPixelSizeOnlyWhereNoPrinterIsMeant(long perInch, long one, boolean isPixelSize) throws IOException {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).ratio(282, perInch, one).write());

        assertThat(metadata.field(Term.PIXEL_SIZE).isPresent()).isEqualTo(isPixelSize);
    }

    @Test
    void readsPhysicalPixelsFromPng() throws IOException {
        byte[] png = ByteBuffer.allocate(8 + 25 + 21 + 12).putLong(0x89504E470D0A1A0AL).putInt(13).putInt(0x49484452).putInt(60).putInt(100)
                .put(new byte[]{8, 0, 0, 0, 0}).putInt(0).putInt(9).putInt(0x70485973).putInt(50_000_000).putInt(50_000_000).put((byte) 1)
                .putInt(0)
                .putInt(0).putInt(0x49454E44).putInt(0).array();
        InstrumentMetadata metadata = read(png);

        assertThat(metadata.field(Term.PIXEL_SIZE)).contains(Field.number(Term.PIXEL_SIZE, 2e-8, "PNG pHYs"));
        assertThat(metadata.number(Term.FIELD_WIDTH).orElse(0)).isCloseTo(1.2e-6, within(1e-12));
    }

    @Test
    void readsExifFromJpeg() throws IOException {
        byte[] tiff = new SyntheticTiff(1, 1).text(272, "TM4000").text(306, "2024:05:06 07:08:09").write();
        ByteBuffer jpeg = ByteBuffer.allocate(2 + 2 + 2 + 6 + tiff.length + 2).putShort((short) 0xFFD8).putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + tiff.length)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff)
                .putShort((short) 0xFFD9);
        InstrumentMetadata metadata = read(jpeg.array());

        assertThat(metadata.text(Term.INSTRUMENT_MODEL)).contains("TM4000");
        assertThat(metadata.text(Term.ACQUIRED_AT)).contains("2024-05-06T07:08:09");
        assertThat(metadata.field(Term.INSTRUMENT_MODEL)).map(Field::source).contains("EXIF Model");
    }

    @Test
    void saysNothingOfAFileThatIsNoImageOrIsCutOff() throws IOException {
        byte[] tiff = new SyntheticTiff(60, 100).write();

        assertThat(read(new byte[0])).isEqualTo(InstrumentMetadata.none());
        assertThat(read("a text".getBytes(StandardCharsets.UTF_8))).isEqualTo(InstrumentMetadata.none());
        for (int length = 1; length < tiff.length; length += 7) {
            assertThat(read(Arrays.copyOf(tiff, length)).notes()).isEmpty();
        }
    }

    private InstrumentMetadata read(byte[] image) throws IOException {
        return MetadataReader.read(Files.write(folder.resolve("image.tif"), image), List.of());
    }

    private InstrumentMetadata read(byte[] image, byte[] companion) throws IOException {
        Path text = Files.write(folder.resolve("image.txt"), companion);
        return MetadataReader.read(Files.write(folder.resolve("image.tif"), image), List.of(text));
    }
}
