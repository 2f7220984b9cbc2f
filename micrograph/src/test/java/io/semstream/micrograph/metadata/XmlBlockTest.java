package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.semstream.micrograph.metadata.InstrumentMetadata.Field;

/** XML of instruments and versions whose files are not at hand, and XML that has more in mind. */
final class XmlBlockTest {
    private static final String THERMO = """
            <?xml version="1.0" encoding="utf-16"?>
            <nil:Metadata xmlns:nil="http://schemas.fei.com/Metadata/v1/2013/07"><Instrument><InstrumentModel>Apreo 2</InstrumentModel>
            <InstrumentId>77</InstrumentId></Instrument><Acquisition><AcquisitionDatetime>2024-01-02T03:04:00</AcquisitionDatetime>
            <BeamType>Electron</BeamType></Acquisition><Optics><AccelerationVoltage>2000</AccelerationVoltage><BeamCurrent>1.3E-11</BeamCurrent>
            <ScanFieldOfView><X>6.4E-05</X></ScanFieldOfView></Optics><BinaryResult><PixelSize><X unit="nm">12.5</X><Y unit="m">1.25E-08</Y></PixelSize>
            </BinaryResult><StageSettings><StagePosition><Tilt><Alpha>0.5</Alpha></Tilt></StagePosition></StageSettings></nil:Metadata>""";

    @Test
    void readsThermoFisherWhateverEncodingItClaims() {
        InstrumentMetadata metadata = XmlBlock.read("\uFEFF\n" + THERMO + "\n trailing", "FEI 34683");

        assertThat(metadata.number(PIXEL_SIZE)).hasValue(1.25e-8);
        assertThat(metadata.number(PIXEL_HEIGHT)).hasValue(1.25e-8);
        assertThat(metadata.number(STAGE_TILT)).hasValue(0.5);
        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("Apreo 2");
        assertThat(metadata.text(INSTRUMENT_SERIAL)).contains("77");
        assertThat(metadata.text(ACQUIRED_AT)).contains("2024-01-02T03:04:00");
        assertThat(metadata.notes()).isEmpty();
    }

    @Test
    void readsDamagedXmlUpToTheDamage() {
        InstrumentMetadata metadata = XmlBlock.read(THERMO.substring(0, THERMO.indexOf("000</AccelerationVoltage>") + 2), "FEI 34683");

        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("Apreo 2");
        assertThat(metadata.text(BEAM)).contains("electron");
        assertThat(metadata.field(ACCELERATING_VOLTAGE)).as("half a number is another number").isEmpty();
        assertThat(metadata.notes()).singleElement().asString().startsWith("FEI 34683: the XML is damaged");
    }

    @Test
    void losesNoMoreThanACharacterThatXmlForbids() {
        InstrumentMetadata metadata = XmlBlock.read(THERMO.replace("Apreo 2", "Apreo\u00012"), "FEI 34683");

        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("Apreo\uFFFD2");
        assertThat(metadata.number(BEAM_CURRENT)).hasValue(1.3e-11);
    }

    static Stream<String> hostile() {
        return Stream.of("<!DOCTYPE a [<!ENTITY x \"" + "y".repeat(1000) + "\"><!ENTITY z \"&x;&x;&x;&x;\">]><Metadata>&z;</Metadata>",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><Metadata/>", "<Metadata>" + "<a>".repeat(100_000),
                "<Metadata>" + "<a/>".repeat(200_000),
                "<Metadata>&#0;</Metadata>", "<", "<>", ">", "no XML", "<Metadata a=\"1\" a=\"2\"/>", "<x>".repeat(60),
                "<a" + " b='c'".repeat(20_000) + "/>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void notesHostileXmlAtOnce(String xml) {
        InstrumentMetadata metadata = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> XmlBlock.read(xml, "FEI 34683"));

        assertThat(metadata.notes()).isNotEmpty();
        assertThat(metadata.fields()).isEmpty();
        assertThat(metadata.raw()).hasSize(1);
    }

    @Test
    void readsTheIonsOfFibics() {
        InstrumentMetadata metadata = XmlBlock.read("""
                <?xml version="1.0" encoding="iso-8859-1"?>
                <Fibics version="1.0"><Application><Version>NPVE v4.5</Version><Date>2025-05-27T10:32:12.498-04:00</Date></Application>
                <Image><Width>2048</Width><Machine>CONSOLE18</Machine><Beam>Orion</Beam><Detector>ET</Detector></Image>
                <Scan><Dwell units="ns">10000</Dwell><FOV_X units="um">2.5</FOV_X><ScanRot units="degree">0</ScanRot>
                <Ux>0.001220703125</Ux><Uy>0.0</Uy></Scan><Stage><Z units="um">10.8</Z><Rot units="degree">180</Rot></Stage>
                <BeamInfo><item name="BeamI">1.5</item><item name="AccV">30000</item><item name="GFISGas">He</item></BeamInfo></Fibics>""",
                "Fibics 51023");

        assertThat(metadata.text(BEAM)).contains("ion");
        assertThat(metadata.number(PIXEL_SIZE).orElse(0) * 2048).isCloseTo(metadata.number(FIELD_WIDTH).orElse(0), within(1e-12));
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(30_000);
        assertThat(metadata.text(ACQUIRED_AT_ZONE)).contains("-04:00");
        assertThat(metadata.notes()).isEmpty();
    }

    @Test
    void readsOrionWithItsUnitsAndWithout() {
        InstrumentMetadata metadata = XmlBlock.read(
                """
                        <ImageTags><AccelerationVoltage><Value>29997</Value></AccelerationVoltage><GFIS.BeamCurrent><Value>0.938</Value></GFIS.BeamCurrent>
                        <Fov><Value>1</Value><Units>um</Units></Fov><ScalingX><Value>9.765625e-10</Value></ScalingX><StageX><Value>25157.23</Value></StageX>
                        <StageRotate><Value>180</Value><Units>Degrees</Units></StageRotate><WorkingDistance><Value>9,1</Value></WorkingDistance>
                        <DetectorName><Value>ETDetector</Value></DetectorName></ImageTags>""",
                "Zeiss 65000");

        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(29_997);
        assertThat(metadata.number(BEAM_CURRENT)).hasValue(9.38e-13);
        assertThat(metadata.number(PIXEL_SIZE).orElse(0) * 1024).isCloseTo(metadata.number(FIELD_WIDTH).orElse(0), within(1e-12));
        assertThat(metadata.number(STAGE_ROTATION).orElse(0)).isCloseTo(Math.PI, within(1e-12));
        assertThat(metadata.text(BEAM)).contains("ion");
        assertThat(metadata.field(WORKING_DISTANCE)).isEmpty();
        assertThat(metadata.notes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'<pixelWidth unit=\"um\">0.694952</pixelWidth>', 6.94952e-7", "'<pixelWidth unit=\"nm\">694.952</pixelWidth>', 6.94952e-7",
        "'<pixelWidth unit=\"µm\">0.694952</pixelWidth>', 6.94952e-7", "<pixelWidth>0.694952</pixelWidth>, 6.94952e-7",
        "'<pixelWidth unit=\"m\">6.94952e-07</pixelWidth>', 6.94952e-7"})
    void readsThePixelsOfPhenomInAnyUnit(String element, double size) {
        InstrumentMetadata metadata = XmlBlock.read(
                "<FeiImage>" + element + "<databarHeight>64</databarHeight><time>5/21/2019 1:02:03 PM</time></FeiImage>",
                "Phenom");

        assertThat(metadata.number(PIXEL_SIZE).orElse(0)).isCloseTo(size, within(1e-15));
        assertThat(metadata.number(DATA_BAR_HEIGHT)).hasValue(64);
        assertThat(metadata.text(ACQUIRED_AT)).contains("2019-05-21T13:02:03");
    }

    @ParameterizedTest
    @CsvSource({"12.5, nm, 1.25e-8", "125, Å, 1.25e-8", "0.0125, µm, 1.25e-8", "0.0125, none, 1.25e-8", "0.0000125, mm, 1.25e-8",
        "1, pixel, 0",
        "1, reference frame, 0"})
    void readsThePixelsOfOmeInAnyUnitThatIsALength(String number, String unit, double size) {
        String written = unit.equals("none") ? "" : "PhysicalSizeXUnit=\"" + unit + "\"";
        InstrumentMetadata metadata = XmlBlock.read("<ome:OME xmlns:ome=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><ome:Image>"
                + "<ome:Pixels PhysicalSizeX=\"" + number + "\" " + written + "/></ome:Image></ome:OME>", "OME");

        assertThat(metadata.field(PIXEL_SIZE).flatMap(field -> field.number().stream().boxed().findFirst()).orElse(0.0)).isCloseTo(size,
                within(1e-15));
        assertThat(metadata.fields()).extracting(Field::name).isSubsetOf("pixelSize");
        assertThat(metadata.notes()).isEmpty();
    }
}
