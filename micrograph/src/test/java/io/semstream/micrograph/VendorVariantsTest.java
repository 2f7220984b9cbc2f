package io.semstream.micrograph;

import static io.semstream.micrograph.metadata.Term.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.InstrumentMetadata.RawBlock;

/** Tags of instruments and versions whose files are not at hand, after the keys that their readers ask for. */
final class VendorVariantsTest {
    private static final int DESCRIPTION = 270;
    private static final int ZEISS = 34118;
    private static final int FEI = 34682;
    private static final int TESCAN = 50431;
    private static final String FEI_CAMERA = """
            [User]
            Date=03/14/2022
            Time=11:52:46 AM
            UserText=???
            UserTextUnicode=6679A600
            [Beam]
            Beam=IRBeam
            [IRBeam]
            HFW=0.128
            [Image]
            ResolutionX=512
            ResolutionY=100
            [PrivateFei]
            TimeOfCreation=14.03.2022 11:52:46
            """;
    private static final String FIB = """
            [MAIN]
            Date=2026-10-05
            Device=TESCAN AMBER X
            PixelSizeX=0.0000001
            PixelSizeY=0.0000001
            Time=12:00:00
            [FIB]
            HV=30000.0
            PredictedBeamCurrent=0.0000000001
            WD=0.012
            """;

    @Test
    void readsTheCameraOfADualBeam() {
        InstrumentMetadata metadata = read(new SyntheticTiff(512, 100).text(FEI, FEI_CAMERA));

        assertThat(metadata.number(PIXEL_SIZE)).hasValue(2.5e-4);
        assertThat(metadata.number(FIELD_WIDTH)).hasValue(0.128);
        assertThat(metadata.field(BEAM)).as("light is neither of electrons nor of ions").isEmpty();
        assertThat(metadata.text(COMMENT)).as("what is not in the code page is in the hexadecimal text").contains("\u7966\u00A6");
        assertThat(metadata.text(INSTRUMENT_VENDOR)).contains("FEI");
        assertThat(metadata.number(DATA_BAR_HEIGHT)).hasValue(0);
        assertThat(metadata.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {34680, 34682, 34683})
    void readsTheTextOfFeiInAnyOfItsTags(int tag) {
        String text = "[System]\nSystemType=Quanta\n[Stage]\nStageT=0.9\nWorkingDistance=0.01\n";

        assertThat(read(new SyntheticTiff(60, 100).text(tag, text)).number(STAGE_TILT)).hasValue(0.9);
        assertThat(read(new SyntheticTiff(60, 100).text(tag, text)).text(INSTRUMENT_MODEL)).contains("Quanta");
    }

    @Test
    void readsAnIonBeamOfFei() {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(FEI, """
                [Beam]
                HV=30000
                Beam=IBeam
                Scan=IScan
                [EBeam]
                HFW=1e-3
                WD=0.004
                [IBeam]
                HFW=6e-6
                WD=0.0165
                BeamCurrent=2e-011
                [EScan]
                PixelWidth=1e-6
                [IScan]
                PixelWidth=1e-7
                Dwell=1e-006
                """));

        assertThat(metadata.text(BEAM)).contains("ion");
        assertThat(metadata.number(PIXEL_SIZE)).hasValue(1e-7);
        assertThat(metadata.number(FIELD_WIDTH)).hasValue(6e-6);
        assertThat(metadata.number(WORKING_DISTANCE)).hasValue(0.0165);
        assertThat(metadata.number(BEAM_CURRENT)).hasValue(2e-11);
    }

    @Test
    void computesNoPixelSizeForOneThatIsMalformed() {
        InstrumentMetadata metadata = read(new SyntheticTiff(512, 100).text(FEI, FEI_CAMERA + "[Scan]\nPixelWidth=1,5e-7\n"));

        assertThat(metadata.field(PIXEL_SIZE)).isEmpty();
        assertThat(metadata.notes()).containsExactly("FEI 34682 [Scan] PixelWidth: \"1,5e-7\" is no number");
    }

    @Test
    void keepsATextOfFeiThatNobodyUnderstands() {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(34680, "77u/PD94bWw="));

        assertThat(metadata.raw()).containsExactly(new RawBlock("FEI 34680", "77u/PD94bWw="));
        assertThat(metadata.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AP_IMAGE_PIXEL_SIZE\nImage Pixel Size = 10.00 nm\nAP_PIXEL_SIZE\nPixel Size = 20.00 nm",
        "AP_PIXEL_SIZE\nImage Pixel Size = 10.00 nm",
        "AP_PIXEL_SIZE\nPixel Size = 20.00 nm\nAP_WIDTH\nWidth = 20.48 µm\nDP_IMAGE_STORE\nStore resolution = 2048 * 1536",
        "AP_PIXEL_SIZE\nPixel Size = 10.00 nm", "AP_WD\nWD = 4.0 mm"})
    void findsTheStoredPixelsSizeInAnyVersionOfSmartSem(String lines) {
        String text = "\n0\n0\n0\n2.0e-008\n1.0e+003\n6\n724\n" + lines + "\n";
        InstrumentMetadata metadata = read(new SyntheticTiff(2048, 10).text(ZEISS, text.replace("\n", "\r\n")));

        assertThat(metadata.number(PIXEL_SIZE).orElse(0)).isCloseTo(1e-8, within(1e-15));
    }

    @Test
    void readsTheIonBeamOfACrossbeam() {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(ZEISS, """
                DP_FIB_IMAGING
                FIB Imaging = FIB
                AP_ACTUALKV
                EHT =  5.00 kV
                AP_WD
                WD =  5.0 mm
                AP_FIB_EHT_ACTUAL
                FIB EHT = 30.000 kV
                AP_FIB_WORKING_DISTANCE
                FIB Working Distance = 12.0 mm
                AP_FIB_PROBE_CURRENT_ACTUAL
                FIB Probe Current Actual =   50.0 pA
                """));

        assertThat(metadata.text(BEAM)).contains("ion");
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(30_000);
        assertThat(metadata.number(WORKING_DISTANCE)).hasValue(0.012);
        assertThat(metadata.number(BEAM_CURRENT)).hasValue(5e-11);
    }

    @Test
    void turnsNothingWhereZeissSaysThatTheRotationIsOff() {
        String text = "DP_SCAN_ROT\nScan Rot = %s\nAP_SCANROTATION\nScan Rotation = 90.0 °\n";

        assertThat(read(new SyntheticTiff(60, 100).text(ZEISS, text.formatted("Off"))).number(SCAN_ROTATION)).hasValue(0);
        assertThat(read(new SyntheticTiff(60, 100).text(ZEISS, text.formatted("On"))).number(SCAN_ROTATION).orElse(0))
                .isCloseTo(Math.PI / 2, within(1e-12));
    }

    @Test
    void losesOnlyWhatIsMalformedInZeiss() {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(ZEISS, """
                AP_WD
                AP_MAG
                Mag = 1,00 K X
                AP_ACTUALKV
                EHT = 15.00 kV
                AP_SYSTEM_VAC
                System Vacuum Range Error 150.399994
                AP_DATE
                Date :31 Feb 2017
                AP_TIME
                Time :12:40:39
                SV_SERIAL_NUMBER
                Serial No. = SUPRA 40-25-40
                """));

        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(15_000);
        assertThat(metadata.text(INSTRUMENT_SERIAL)).contains("SUPRA 40-25-40");
        assertThat(metadata.field(WORKING_DISTANCE)).isEmpty();
        assertThat(metadata.field(MAGNIFICATION)).isEmpty();
        assertThat(metadata.notes()).hasSize(3);
    }

    @Test
    void readsAnIonBeamOfTescan() {
        InstrumentMetadata metadata = read(
                new SyntheticTiff(60, 100).bytes(TESCAN, ("preview\0\0\0" + FIB).getBytes(StandardCharsets.UTF_8)));

        assertThat(metadata.text(BEAM)).contains("ion");
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(30_000);
        assertThat(metadata.number(WORKING_DISTANCE)).hasValue(0.012);
        assertThat(metadata.text(ACQUIRED_AT)).contains("2026-10-05T12:00:00");
    }

    @Test
    void readsTescanWithoutAPixelSize() {
        byte[] text = "\1\2\0AccFrames=1\r\nDevice=VEGA\r\nImageStripSize=-5\r\nHV=20000.0\r\n\0\3\0WD=0,01\n"
                .getBytes(StandardCharsets.UTF_8);
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).bytes(TESCAN, text));

        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("VEGA");
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(20_000);
        assertThat(metadata.field(DATA_BAR_HEIGHT)).isEmpty();
        assertThat(metadata.notes()).containsExactly("TESCAN 50431 ImageStripSize: \"-5.0\" cannot be below zero",
                "TESCAN 50431 WD: \"0,01\" is no number");
    }

    @ParameterizedTest
    @CsvSource({"II, false", "MM, false", "II, true", "MM, true"})
    void readsEitherByteOrderAndBigFiles(String order, boolean big) {
        SyntheticTiff tiff = new SyntheticTiff(512, 100).order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).big(big)
                .text(FEI, FEI_CAMERA);

        assertThat(read(tiff).number(PIXEL_SIZE)).hasValue(2.5e-4);
    }

    @Test
    void findsTheTagBesideAnotherPage() {
        SyntheticTiff plain = new SyntheticTiff(512, 100);
        SyntheticTiff preview = new SyntheticTiff(60, 10).text(FEI, FEI_CAMERA);

        assertThat(TiffTags.read(SyntheticTiffFile.of(List.of(plain, preview))).number(FIELD_WIDTH)).hasValue(0.128);
        assertThat(TiffTags.read(SyntheticTiffFile.of(List.of(preview, plain))).number(FIELD_WIDTH)).hasValue(0.128);
    }

    @Test
    void findsTheTagBelowThePage() {
        byte[] file = SyntheticTiffFile
                .of(List.of(new SyntheticTiff(512, 100).tag(330, 0), new SyntheticTiff(60, 10).text(FEI, FEI_CAMERA)));

        assertThat(TiffTags.read(SyntheticTiffFile.secondBelowTheFirst(file, 330)).number(FIELD_WIDTH)).hasValue(0.128);
    }

    @Test
    void overlooksZerosBeforeATextAndRubbishBehindIt() {
        SyntheticTiff tiff = new SyntheticTiff(512, 100).bytes(FEI,
                ("\0\0" + FEI_CAMERA + "\0\0garbage\n[Beam]\nHV=1").getBytes(StandardCharsets.UTF_8));

        assertThat(read(tiff).number(PIXEL_SIZE)).hasValue(2.5e-4);
        assertThat(read(tiff).field(ACCELERATING_VOLTAGE)).isEmpty();
    }

    @Test
    void isDoneWithEndlessTextsAtOnce() {
        SyntheticTiff tiff = new SyntheticTiff(60, 100).text(FEI, "[Beam]\nHV=5000\n" + "\n".repeat(200_000))
                .text(ZEISS, "AP_WD\n".repeat(20_000) + "DP_IMAGE_STORE\nStore resolution = *\n")
                .text(DESCRIPTION, "ImageJ=1\nunit=" + "\\u00B5".repeat(9_000));

        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(tiff)).number(ACCELERATING_VOLTAGE))
                .hasValue(5000);
    }

    @Test
    void readsOpenFibsem() {
        InstrumentMetadata metadata = read(new SyntheticTiff(1536, 4).text(DESCRIPTION,
                """
                        {"image": {"beam_type": "ION", "resolution": [1536, 1024], "dwell_time": 1e-06, "hfw": 0.00015}, "version": "v3",
                         "pixel_size": {"x": 9.765625e-08, "y": 9.765625e-08},
                         "microscope_state": {"timestamp": 1675991618.19, "stage_position": {"x": -8.1e-05, "y": 7.4e-05, "z": 0.03, "r": 1, "t": 52},
                           "electron_beam": {"beam_type": "ELECTRON", "voltage": 2000.0},
                           "ion_beam": {"beam_type": "ION", "working_distance": 0.0165, "beam_current": 2e-11, "voltage": 30000.0, "hfw": null}},
                         "detector_settings": {"type": "ETD"}, "user": {"name": "pat"}, "system": {"info": {"model": "Helios", "manufacturer": "Thermo"}}}
                        """));

        assertThat(metadata.text(BEAM)).contains("ion");
        assertThat(metadata.number(PIXEL_SIZE).orElse(0) * 1536).isCloseTo(metadata.number(FIELD_WIDTH).orElse(0), within(1e-12));
        assertThat(metadata.number(DWELL_TIME)).hasValue(1e-6);
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(30_000);
        assertThat(metadata.number(BEAM_CURRENT)).hasValue(2e-11);
        assertThat(metadata.number(STAGE_Z)).hasValue(0.03);
        assertThat(metadata.field(STAGE_TILT)).as("degrees or radians").isEmpty();
        assertThat(metadata.text(ACQUIRED_AT)).contains("2023-02-10T01:13:38.19Z");
        assertThat(metadata.text(OPERATOR)).contains("pat");
        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("Helios");
        assertThat(metadata.field(COMMENT)).as("a record is no comment").isEmpty();
        assertThat(metadata.notes()).isEmpty();
    }

    @Test
    void notesDamagedJson() {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(DESCRIPTION, "{\"beam_type\": \"ION\", \"hfw\": 0.0001"));

        assertThat(metadata.notes()).singleElement().asString().startsWith("OpenFIBSEM: the JSON is damaged");
    }

    private static InstrumentMetadata read(SyntheticTiff tiff) {
        return TiffTags.read(tiff.write());
    }
}
