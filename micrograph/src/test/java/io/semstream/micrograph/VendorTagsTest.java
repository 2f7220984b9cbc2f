package io.semstream.micrograph;

import static io.semstream.micrograph.metadata.Term.ACCELERATING_VOLTAGE;
import static io.semstream.micrograph.metadata.Term.ACQUIRED_AT;
import static io.semstream.micrograph.metadata.Term.DATA_BAR_HEIGHT;
import static io.semstream.micrograph.metadata.Term.DETECTOR;
import static io.semstream.micrograph.metadata.Term.INSTRUMENT_MODEL;
import static io.semstream.micrograph.metadata.Term.MAGNIFICATION;
import static io.semstream.micrograph.metadata.Term.PIXEL_SIZE;
import static io.semstream.micrograph.metadata.Term.WORKING_DISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.InstrumentMetadata.Field;

final class VendorTagsTest {
    private static final int FEI = 34682;
    private static final int FEI_OLD = 34680;
    private static final int ZEISS = 34118;
    private static final int TESCAN = 50431;
    private static final String FEI_TEXT = """
            [User]
            Date=11/12/2020
            Time=03:39:25 PM
            [System]
            SystemType=Versa 3D
            [Beam]
            HV=5000
            Beam=EBeam
            Scan=EScan
            [EBeam]
            HFW=0.000172667
            WD=0.0124042
            [EScan]
            PixelWidth=1.12413e-007
            [Image]
            ResolutionX=60
            ResolutionY=90
            MagCanvasRealWidth=0.20720
            [Detectors]
            Name=ETD
            [PrivateFei]
            TimeOfCreation=12.11.2020 10:59:53
            DatabarHeight=10
            """;

    @Test
    void readsFei() {
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(FEI, FEI_TEXT.replace("\n", "\r\n")));

        assertThat(metadata.field(ACCELERATING_VOLTAGE)).contains(Field.number(ACCELERATING_VOLTAGE, 5000, "FEI 34682 [Beam] HV"));
        assertThat(metadata.number(PIXEL_SIZE)).hasValue(1.12413e-7);
        assertThat(metadata.number(WORKING_DISTANCE)).hasValue(0.0124042);
        assertThat(metadata.number(MAGNIFICATION).orElse(0)).isCloseTo(1200, within(0.5));
        assertThat(metadata.text(DETECTOR)).contains("ETD");
        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("Versa 3D");
        assertThat(metadata.text(ACQUIRED_AT)).contains("2020-11-12T10:59:53");
        assertThat(metadata.number(DATA_BAR_HEIGHT)).hasValue(10);
    }

    @Test
    void hidesTheDataBarThatFeiTellsFromTheModel() {
        byte[] file = new SyntheticTiff(60, 100).text(FEI, FEI_TEXT).write();

        assertThat(Outcomes.decoded(file).dataBar()).contains(new DataBar(90, 10, DataBar.Source.VENDOR_TAG));
    }

    @Test
    void readsTheOlderFeiTagAndTheUsersClock() {
        String text = FEI_TEXT.replace("TimeOfCreation=12.11.2020 10:59:53", "TimeOfCreation=");
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(FEI_OLD, text));

        assertThat(metadata.field(ACCELERATING_VOLTAGE)).map(Field::source).contains("FEI 34680 [Beam] HV");
        assertThat(metadata.text(ACQUIRED_AT)).contains("2020-11-12T15:39:25");
    }

    @Test
    void believesFeiThatThereIsNoDataBar() {
        GrayImage frame = SyntheticImages.withBanner(SyntheticImages.particles(300, 200, 5, 1), 180, 20, 0);
        SyntheticTiff tiff = new SyntheticTiff(300, 200).values((pixel, channel) -> frame.at(pixel % 300, pixel / 300));

        assertThat(Outcomes.decoded(tiff.write()).dataBar()).isPresent();
        assertThat(Outcomes.decoded(tiff.text(FEI, FEI_TEXT.replace("ResolutionY=90", "ResolutionY=200")).write()).dataBar()).isEmpty();
    }

    @Test
    void losesOnlyTheMalformedValue() {
        String text = FEI_TEXT.replace("HV=5000", "HV=five").replace("WD=0.0124042", "WD=").replace("12.11.2020", "99.99.2020")
                .replace("PixelWidth=1.12413e-007", "PixelWidth=-1").replace("ResolutionY=90", "ResolutionY=1e999");
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(FEI, text));

        assertThat(metadata.number(ACCELERATING_VOLTAGE)).isEmpty();
        assertThat(metadata.number(WORKING_DISTANCE)).isEmpty();
        assertThat(metadata.number(PIXEL_SIZE)).isEmpty();
        assertThat(metadata.text(ACQUIRED_AT)).contains("2020-11-12T15:39:25");
        assertThat(metadata.text(DETECTOR)).contains("ETD");
    }

    @Test
    void doesNotBelieveADataBarOfMoreThanHalfTheFrame() {
        byte[] file = new SyntheticTiff(60, 100).text(FEI, FEI_TEXT.replace("ResolutionY=90", "ResolutionY=20")).write();

        assertThat(Outcomes.decoded(file).dataBar()).isEmpty();
    }

    @Test
    void readsZeissInLatin1() {
        String text = """
                0
                5.000000e+003
                724
                AP_WD
                WD = 4.022 mm
                AP_MAG
                Mag =  399.85 K X
                AP_ACTUALKV
                EHT =  5.00 kV
                AP_IMAGE_PIXEL_SIZE
                Image Pixel Size = 1.25 µm
                DP_DETECTOR_CHANNEL
                Signal A = InLens
                DP_SEM
                Sem = Supra 40
                AP_DATE
                Date :1 Apr 2015
                AP_TIME
                Time :18:30:26
                """.replace("\n", "\r\n");
        InstrumentMetadata metadata = read(new SyntheticTiff(60, 100).text(ZEISS, text));

        assertThat(metadata.number(WORKING_DISTANCE).orElse(0)).isCloseTo(0.004022, within(1e-12));
        assertThat(metadata.number(MAGNIFICATION).orElse(0)).isCloseTo(399_850, within(1e-6));
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(5000);
        assertThat(metadata.number(PIXEL_SIZE).orElse(0)).isCloseTo(1.25e-6, within(1e-15));
        assertThat(metadata.text(DETECTOR)).contains("InLens");
        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("Supra 40");
        assertThat(metadata.text(ACQUIRED_AT)).contains("2015-04-01T18:30:26");
    }

    @Test
    void readsTescanBehindItsPreview() {
        String text = """
                \0\1\2preview\377\331
                [MAIN]
                Date=2023-03-27
                Device=TESCAN AMBER
                ImageStripSize=12
                PixelSizeX=0.000000146
                Time=00:47:19

                [SEM]
                Detector=E-T
                HV=30000.0
                WD=0.05
                """;
        SyntheticTiff tiff = new SyntheticTiff(60, 100).bytes(TESCAN, text.getBytes(StandardCharsets.ISO_8859_1));
        InstrumentMetadata metadata = read(tiff);

        assertThat(Outcomes.decoded(tiff.write()).dataBar()).contains(new DataBar(88, 12, DataBar.Source.VENDOR_TAG));
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(30_000);
        assertThat(metadata.number(PIXEL_SIZE)).hasValue(1.46e-7);
        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("TESCAN AMBER");
        assertThat(metadata.text(ACQUIRED_AT)).contains("2023-03-27T00:47:19");
    }

    @Test
    void readsNothingFromAPlainFile() {
        assertThat(read(new SyntheticTiff(60, 100))).isEqualTo(InstrumentMetadata.none());
    }

    private static InstrumentMetadata read(SyntheticTiff tiff) {
        return TiffTags.read(tiff.write());
    }
}
