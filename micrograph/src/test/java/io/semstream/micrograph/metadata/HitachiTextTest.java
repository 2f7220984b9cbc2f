package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of models whose files are not at hand, after the keys that their readers ask for. */
final class HitachiTextTest {

    @Test
    void readsATabletopModel() {
        InstrumentMetadata metadata = Beside.read("""
                [SemImageFile]
                InstructName=TM4000
                Date=2026/04/02
                Time=14:06:05
                DataSize=1280x960
                PixelSize=3000
                AcceleratingVoltage=15 kV
                WorkingDistance=12.1 mm
                EmissionCurrent=63500
                Magnification=x40
                Vacuum=30 Pa
                StagePositionX=-53580000
                """);

        assertThat(metadata.number(PIXEL_SIZE)).hasValue(3e-6);
        assertThat(metadata.number(FIELD_WIDTH).orElse(0)).isCloseTo(3.84e-3, within(1e-12));
        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(15_000);
        assertThat(metadata.number(WORKING_DISTANCE)).hasValue(0.0121);
        assertThat(metadata.number(EMISSION_CURRENT)).hasValue(6.35e-5);
        assertThat(metadata.number(MAGNIFICATION)).hasValue(40);
        assertThat(metadata.number(CHAMBER_PRESSURE)).hasValue(30);
        assertThat(metadata.number(STAGE_X)).hasValue(-0.05358);
        assertThat(metadata.number(DATA_BAR_HEIGHT)).as("1,024 rows of which 960 are scanned").hasValue(64);
        assertThat(metadata.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AcceleratingVoltage=5000, acceleratingVoltage, 5000", "AcceleratingVoltage=5000 Volt, acceleratingVoltage, 5000",
        "AcceleratingVoltage=5.0kV, acceleratingVoltage, 5000", "WorkingDistance=8500, workingDistance, 0.0085",
        "WorkingDistance=8500 um, workingDistance, 0.0085", "WorkingDistance=8.5mm, workingDistance, 0.0085",
        "Condition=Vacc=10kV   Mag=x15.0k   WD=8.1mm, magnification, 15000", "Magnification=x500, magnification, 500",
        "PixelSize=9.921875e+000, pixelSize, 9.921875e-9", "pixelsize= 24.8 , pixelSize, 2.48e-8",
        "PixelSize=0.0248 um, pixelSize, 2.48e-8"})
    void readsTheUnitThatIsWrittenAndElseTheUsualOne(String line, String term, double value) {
        InstrumentMetadata metadata = Beside.read("[SemImageFile]\r\n" + line + "\r\n");

        assertThat(metadata.fields()).filteredOn(field -> field.name().equals(term)).singleElement()
                .satisfies(field -> assertThat(field.number().orElse(0)).isCloseTo(value, within(Math.abs(value) * 1e-9)));
        assertThat(metadata.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"windows-31j", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"})
    void readsJapanese(String encoding) {
        InstrumentMetadata metadata = Beside.read("[SemImageFile]\r\nSampleName=試料カーボン\r\nPixelSize=24.8\r\n", Charset.forName(encoding));

        assertThat(metadata.text(COMMENT)).contains("試料カーボン");
        assertThat(metadata.number(PIXEL_SIZE)).hasValue(2.48e-8);
    }

    @Test
    void readsTransmittedElectrons() {
        InstrumentMetadata metadata = Beside.read("[TemImageFile]\nInstructName=SU9000\nPixelSize=0.5\nDate=25/12/2020\nTime=11:00\n");

        assertThat(metadata.text(INSTRUMENT_MODEL)).contains("SU9000");
        assertThat(metadata.number(PIXEL_SIZE)).hasValue(5e-10);
        assertThat(metadata.text(ACQUIRED_AT)).as("there is no month 25").contains("2020-12-25T11:00:00");
    }

    @Test
    void doesNotTakeAWordForAPressureNorAResizedFrameForABar() {
        InstrumentMetadata metadata = Beside.read("[SemImageFile]\nVacuum=High\nDataSize=640x480\n");

        assertThat(metadata.field(CHAMBER_PRESSURE)).isEmpty();
        assertThat(metadata.field(DATA_BAR_HEIGHT)).isEmpty();
        assertThat(metadata.notes()).isEmpty();
    }
}
