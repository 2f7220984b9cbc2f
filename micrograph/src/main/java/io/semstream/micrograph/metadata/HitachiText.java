package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hitachi: a {@code .txt} beside the image, ASCII, UTF-16 or Japanese, {@code [SemImageFile]}, for transmitted electrons {@code [TemImageFile]}, and
 * {@code key=value} lines. Pixel sizes and stage positions are plain nanometres, angles are in a unit that differs between models and are left out; older models
 * pack the beam into one line, {@code Condition=Vacc=10kV Mag=x15.0k WD=8.1mm}.
 */
final class HitachiText {
    private static final Pattern SECTION = Pattern.compile("(?m)^[ \\t]*\\[([ST]emImageFile)\\]");

    private final KeyedText text;
    private final Findings found;
    private final String section;

    private HitachiText(String text, String place) {
        this.text = new KeyedText(text);
        this.found = new Findings(place).raw(text);
        Matcher heading = SECTION.matcher(text);
        this.section = heading.find() ? heading.group(1) : "";
    }

    static boolean isOne(String text) {
        return SECTION.matcher(text).find();
    }

    /**
     * @param frameWidth
     *            columns of the image, 0 where it is not known
     * @param frameHeight
     *            rows of the image, 0 where it is not known
     */
    static InstrumentMetadata read(String text, String place, int frameWidth, int frameHeight) {
        return new HitachiText(text, place).read(frameWidth, frameHeight);
    }

    private InstrumentMetadata read(int frameWidth, int frameHeight) {
        found.text(INSTRUMENT_VENDOR, "[" + section + "]", Optional.of("Hitachi"));
        measured(PIXEL_SIZE, "PixelSize", "nm");
        beam();
        found.text(DETECTOR, "SignalName", value("SignalName"));
        found.text(DETECTOR, "Signal", value("Signal"));
        measured(STAGE_X, "StagePositionX", "nm");
        measured(STAGE_Y, "StagePositionY", "nm");
        measured(STAGE_Z, "StagePositionZ", "nm");
        found.text(INSTRUMENT_MODEL, "InstructName", value("InstructName"));
        found.text(INSTRUMENT_MODEL, "Instrument name", value("Instrument name"));
        found.text(INSTRUMENT_SERIAL, "SerialNumber", value("SerialNumber"));
        found.text(OPERATOR, "Operator", value("Operator"));
        found.text(COMMENT, "Comment", value("Comment"));
        found.text(COMMENT, "SampleName", value("SampleName"));
        found.time("Date, Time", text.both(section, "Date", "Time"));
        dataBar(frameWidth, frameHeight);
        return found.metadata();
    }

    private void beam() {
        measured(ACCELERATING_VOLTAGE, "AcceleratingVoltage", "V");
        measured(WORKING_DISTANCE, "WorkingDistance", "um");
        measured(EMISSION_CURRENT, "EmissionCurrent", "nA");
        found.measured(MAGNIFICATION, "Magnification", value("Magnification").map(HitachiText::times), "X");
        found.quantity(ACCELERATING_VOLTAGE, "Condition Vacc", condition("Vacc"));
        found.quantity(WORKING_DISTANCE, "Condition WD", condition("WD"));
        found.measured(MAGNIFICATION, "Condition Mag", condition("Mag").map(HitachiText::times), "X");
        found.quantity(CHAMBER_PRESSURE, "Vacuum", value("Vacuum").filter(vacuum -> Quantity.parse(vacuum).isPresent()));
    }

    /** {@code x15.0k} is 15.0 k X. */
    private static String times(String magnification) {
        String number = magnification.replaceFirst("^[xX]\\s*", "");
        return number.matches(".*[kKM]$") ? number + "X" : number;
    }

    private Optional<String> condition(String key) {
        return value("Condition").map(line -> Pattern.compile("\\b" + key + "=\\s*(\\S+)").matcher(line)).filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }

    /** Rows beyond the scanned ones, where the frame has the scan's width; a bar inside the scan is not told of. */
    private void dataBar(int frameWidth, int frameHeight) {
        String[] size = value("DataSize").orElse("").split("[xX*]");
        double columns = size.length == 2 ? Quantity.number(size[0]).orElse(0) : 0;
        double rows = size.length == 2 ? Quantity.number(size[1]).orElse(0) : 0;
        if (columns > 0 && columns == frameWidth && rows > 0 && rows < frameHeight) {
            found.computed(DATA_BAR_HEIGHT, "DataSize", OptionalDouble.of(frameHeight - rows));
        }
    }

    private void measured(Term term, String key, String unit) {
        found.measured(term, key, value(key), unit);
    }

    private Optional<String> value(String key) {
        return text.text(section, key);
    }
}
