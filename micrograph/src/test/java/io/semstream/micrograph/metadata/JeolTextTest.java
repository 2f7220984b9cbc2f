package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of models whose files are not at hand, after the keys that their readers ask for. */
final class JeolTextTest {
    private static final String NEW_MODEL = """
            $CM_VERSION 1.1
            $CM_IMAGE_SIZE 1280 960
            $CM_DATE 2023/05/04
            $CM_TIME 9:08:07
            $CM_INSTRUMENT JSM-IT700HR
            $CM_ACCEL_VOLT 8.00
            $CM_MAG 5000
            $CM_STAGE_POSITION 41234.5 -1250.0 10050.0 0.0 0.0 0.0
            $CM_FIELD_OF_VIEW 25.60µm 19.20µm
            $CM_PIXEL_SIZE 20.00nm 20.00nm
            $SM_DETECTOR SED
            $SM_WD 10.1
            $MP_PROBE_NUMBER 40
            $SM_SCAN_ROTATION 90.0
            $SM_PNU_HEIGHT 64
            $SM_MICRON_BAR 250
            $SM_MICRON_MARKER 5um
            """;

    @Test
    void readsAModelThatTellsItsPixelSize() {
        InstrumentMetadata metadata = Beside.read(NEW_MODEL);

        assertThat(metadata.number(PIXEL_SIZE)).hasValue(2e-8);
        assertThat(metadata.number(PIXEL_HEIGHT)).hasValue(2e-8);
        assertThat(metadata.number(FIELD_WIDTH)).hasValue(2.56e-5);
        assertThat(metadata.number(PIXEL_SIZE).orElse(0) * 1280).isCloseTo(metadata.number(FIELD_WIDTH).orElse(0), within(1e-12));
        assertThat(metadata.number(STAGE_X)).hasValue(0.0412345);
        assertThat(metadata.number(STAGE_Z).orElse(0)).isCloseTo(0.01005, within(1e-12));
        assertThat(metadata.number(SPOT)).hasValue(40);
        assertThat(metadata.number(SCAN_ROTATION).orElse(0)).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(metadata.number(DATA_BAR_HEIGHT)).hasValue(64);
        assertThat(metadata.text(DETECTOR)).contains("SED");
        assertThat(metadata.text(ACQUIRED_AT)).contains("2023-05-04T09:08:07");
        assertThat(metadata.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$CM_PIXEL_SIZE 20.00nm 20.00nm", "$CM_FIELD_OF_VIEW 25.60µm 19.20µm",
        "$SM_MICRON_BAR 250\n$SM_MICRON_MARKER 5um",
        "$$SM_MICRON_BAR 250\n$$SM_MICRON_MARKER 5000nm", "$CM_FIELD_OF_VIEW 25.60 19.20"})
    void findsThePixelSizeWhateverTellsIt(String lines) {
        InstrumentMetadata metadata = Beside.read("$CM_IMAGE_SIZE 1280 960\n$CM_MAG 5000\n" + lines);

        assertThat(metadata.number(PIXEL_SIZE).orElse(0)).isCloseTo(2e-8, within(1e-15));
        assertThat(metadata.number(FIELD_WIDTH).orElse(0)).isCloseTo(2.56e-5, within(1e-12));
    }

    @Test
    void readsAnOlderModelWithNamedAxes() {
        InstrumentMetadata metadata = Beside.read("""
                $CM_FORMAT Bitmap
                $CM_DATE 10/29/2025
                $CM_TIME 9:33:41 PM
                $CM_INSTRUMENT JSM 6700F NT
                $CM_ACCEL_VOLT 20.0
                $CM_EMISSION 10.0
                $CM_PROBE_CURRENT C4 F0
                $CM_STAGE_POSITION X=37.1761, Y=44.9344, R=90.0, Z=16.90, T=180.00
                $CM_SIGNAL LEI
                $$SM_WD 15.2
                """.replace("\n", "\r"));

        assertThat(metadata.text(ACQUIRED_AT)).contains("2025-10-29T21:33:41");
        assertThat(metadata.number(EMISSION_CURRENT)).hasValue(1e-5);
        assertThat(metadata.field(BEAM_CURRENT)).as("C4 F0 are lens settings").isEmpty();
        assertThat(metadata.number(STAGE_X)).hasValue(0.0371761);
        assertThat(metadata.number(STAGE_Z)).hasValue(0.0169);
        assertThat(metadata.number(STAGE_ROTATION).orElse(0)).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(metadata.number(STAGE_TILT).orElse(0)).isCloseTo(Math.PI, within(1e-12));
        assertThat(metadata.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"windows-31j, 試料 繊維", "windows-1252, Käse für Müller", "UTF-8, 試料 µ", "UTF-16LE, 試料", "UTF-16BE, Käse"})
    void readsCommentsInTheEncodingOfTheFacility(String encoding, String comment) {
        InstrumentMetadata metadata = Beside.read(NEW_MODEL.replace("µ", "u") + "$CM_COMMENT " + comment + "\n", Charset.forName(encoding));

        assertThat(metadata.text(COMMENT)).contains(comment);
        assertThat(metadata.number(PIXEL_SIZE)).hasValue(2e-8);
    }

    @Test
    void readsMicrometresOfTheWesternCodePage() {
        assertThat(Beside.read(NEW_MODEL, StandardCharsets.ISO_8859_1).number(FIELD_WIDTH)).hasValue(2.56e-5);
    }

    @Test
    void losesOnlyTheMalformedValues() {
        InstrumentMetadata metadata = Beside
                .read(NEW_MODEL.replace("8.00", "8,00").replace("25.60µm", "25,60µm").replace("20.00nm", "20,00nm")
                        .replace("41234.5", "41,2").replace("5um", "five").replace("2023/05/04", "2023/13/04"));

        assertThat(metadata.field(PIXEL_SIZE)).isEmpty();
        assertThat(metadata.field(ACCELERATING_VOLTAGE)).isEmpty();
        assertThat(metadata.field(STAGE_X)).isEmpty();
        assertThat(metadata.number(STAGE_Y)).hasValue(-0.00125);
        assertThat(metadata.number(WORKING_DISTANCE)).hasValue(0.0101);
        assertThat(metadata.notes()).contains("image.txt $CM_ACCEL_VOLT: \"8,00\" is no number",
                "image.txt $CM_FIELD_OF_VIEW: \"25,60µm\" is no number with a unit of m",
                "image.txt $SM_MICRON_MARKER: \"five\" is no length",
                "image.txt $CM_STAGE_POSITION: \"41,2\" is no number",
                "image.txt $CM_DATE, $CM_TIME: \"2023/13/04 9:08:07\" is no date and time of a known form");
    }

    @Test
    void isNotWhatAShellScriptSays() {
        assertThat(Beside.read("if [ -d \"$CM_MOUNT\" ]; then echo $CM_MAG; fi")).isEqualTo(InstrumentMetadata.none());
    }
}
