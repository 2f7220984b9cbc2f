package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hitachi: a {@code .txt} beside the image, ASCII or UTF-16, {@code [SemImageFile]} and {@code key=value} lines. Pixel sizes and stage positions are plain
 * nanometres, angles are in a unit that differs between models and are left out; older models pack the beam into one line,
 * {@code Condition=Vacc=10kV Mag=x15.0k WD=8.1mm}.
 */
final class HitachiText {
    private static final String SECTION = "SemImageFile";
    private static final double NANOMETRE = 1e-9;

    private final KeyedText text;
    private final Findings found;

    private HitachiText(String text, String place) {
        this.text = new KeyedText(text);
        this.found = new Findings(place).raw(text);
    }

    static boolean isOne(String text) {
        return text.contains("[" + SECTION + "]");
    }

    static InstrumentMetadata read(String text, String place) {
        return new HitachiText(text, place).read();
    }

    private InstrumentMetadata read() {
        found.text(INSTRUMENT_VENDOR, "[" + SECTION + "]", Optional.of("Hitachi"));
        found.number(PIXEL_SIZE, "PixelSize", value("PixelSize"), NANOMETRE);
        found.quantity(ACCELERATING_VOLTAGE, "AcceleratingVoltage", value("AcceleratingVoltage"));
        found.quantity(WORKING_DISTANCE, "WorkingDistance", value("WorkingDistance"));
        found.quantity(EMISSION_CURRENT, "EmissionCurrent", value("EmissionCurrent"));
        found.number(MAGNIFICATION, "Magnification", value("Magnification"));
        condition(ACCELERATING_VOLTAGE, "Vacc");
        condition(WORKING_DISTANCE, "WD");
        found.text(DETECTOR, "SignalName", value("SignalName"));
        found.number(STAGE_X, "StagePositionX", value("StagePositionX"), NANOMETRE);
        found.number(STAGE_Y, "StagePositionY", value("StagePositionY"), NANOMETRE);
        found.number(STAGE_Z, "StagePositionZ", value("StagePositionZ"), NANOMETRE);
        found.text(INSTRUMENT_MODEL, "InstructName", value("InstructName"));
        found.text(INSTRUMENT_SERIAL, "SerialNumber", value("SerialNumber"));
        found.text(COMMENT, "Comment", value("Comment"));
        found.text(COMMENT, "SampleName", value("SampleName"));
        found.time("Date, Time", text.both(SECTION, "Date", "Time"), "M/d/uuuu H:mm:ss", "uuuu/M/d H:mm:ss");
        return found.metadata();
    }

    private void condition(Term term, String key) {
        Optional<String> packed = value("Condition").map(line -> Pattern.compile("\\b" + key + "=(\\S+)").matcher(line))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
        found.quantity(term, "Condition " + key, packed);
    }

    private Optional<String> value(String key) {
        return text.text(SECTION, key);
    }
}
