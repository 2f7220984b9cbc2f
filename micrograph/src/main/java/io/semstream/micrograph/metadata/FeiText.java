package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** FEI and Thermo Fisher: tag 34682, on older instruments 34680, text in sections and SI units. */
final class FeiText {
    private static final Map<String, String> BEAMS = Map.of("EBeam", "electron", "IBeam", "ion");
    /** Of the sections every version has some. */
    private static final Pattern SECTION = Pattern
            .compile("(?m)^[ \\t]*\\[(User|System|Beam|EBeam|IBeam|Scan|EScan|Stage|Image|PrivateFei)\\]");

    private final KeyedText text;
    private final Findings found;

    private FeiText(String text, int tag) {
        this.text = new KeyedText(text);
        this.found = new Findings("FEI " + tag).raw(text);
    }

    static boolean isOne(String text) {
        return SECTION.matcher(text).find();
    }

    static InstrumentMetadata read(String text, int tag, int frameHeight) {
        return new FeiText(text, tag).read(frameHeight);
    }

    /** That alone. */
    static InstrumentMetadata dataBar(String text, int tag, int frameHeight) {
        FeiText reader = new FeiText(text, tag);
        reader.dataBar(frameHeight);
        return reader.found.metadata();
    }

    /** The text does not name its maker; the XML beside it may, and better. */
    static InstrumentMetadata maker(int tag) {
        return new Findings("FEI " + tag).text(INSTRUMENT_VENDOR, "tag", Optional.of("FEI")).metadata();
    }

    private InstrumentMetadata read(int frameHeight) {
        String beam = text.text("Beam", "Beam").orElse("EBeam");
        beam(beam);
        scan(text.text("Beam", "Scan").orElse("EScan"));
        pixelSizeOfTheField(beam);
        stage();
        number(CHAMBER_PRESSURE, "Vacuum", "ChPressure");
        number(CHAMBER_PRESSURE, "Vacuum", "ChamberPressure");
        instrument();
        found.time("[PrivateFei] TimeOfCreation", text.text("PrivateFei", "TimeOfCreation"));
        found.time("[User] Date, Time", text.both("User", "Date", "Time"));
        dataBar(frameHeight);
        return found.metadata();
    }

    private void beam(String beam) {
        found.text(BEAM, "[Beam] Beam", text.text("Beam", "Beam").map(BEAMS::get));
        number(ACCELERATING_VOLTAGE, "Beam", "HV");
        number(ACCELERATING_VOLTAGE, beam, "HV");
        number(BEAM_CURRENT, beam, "BeamCurrent");
        number(EMISSION_CURRENT, beam, "EmissionCurrent");
        number(SPOT, "Beam", "Spot");
        number(SCAN_ROTATION, "Beam", "ScanRotation");
        number(SCAN_ROTATION, beam, "ScanRotation");
        number(FIELD_WIDTH, beam, "HFW");
        number(WORKING_DISTANCE, beam, "WD");
        number(WORKING_DISTANCE, "Stage", "WorkingDistance");
        magnification(beam);
    }

    /** As on the instrument's screen: the width of its canvas over the width of the field of view. */
    private void magnification(String beam) {
        double canvas = value("Image", "MagCanvasRealWidth");
        double field = found.number(FIELD_WIDTH).orElse(0);
        if (canvas > 0 && field > 0) {
            found.computed(MAGNIFICATION, "[Image] MagCanvasRealWidth / [" + beam + "] HFW", OptionalDouble.of(canvas / field));
        }
    }

    private void scan(String scan) {
        number(PIXEL_SIZE, scan, "PixelWidth");
        number(PIXEL_SIZE, "Scan", "PixelWidth");
        number(PIXEL_HEIGHT, scan, "PixelHeight");
        number(PIXEL_HEIGHT, "Scan", "PixelHeight");
        number(FIELD_WIDTH, scan, "HorFieldsize");
        number(FIELD_WIDTH, "Scan", "HorFieldsize");
        number(DWELL_TIME, scan, "Dwell");
        number(DWELL_TIME, "Scan", "Dwelltime");
        number(LINE_TIME, scan, "LineTime");
        number(FRAME_TIME, scan, "FrameTime");
        number(FRAME_TIME, "Scan", "FrameTime");
    }

    /** The cameras that look into the chamber scan nothing, but have a field of view. */
    private void pixelSizeOfTheField(String beam) {
        double columns = value("Image", "ResolutionX");
        double field = found.number(FIELD_WIDTH).orElse(0);
        if (columns > 0 && field > 0) {
            found.computed(PIXEL_SIZE, "[" + beam + "] HFW / [Image] ResolutionX", OptionalDouble.of(field / columns));
        }
    }

    private void stage() {
        number(STAGE_X, "Stage", "StageX");
        number(STAGE_Y, "Stage", "StageY");
        number(STAGE_Z, "Stage", "StageZ");
        number(STAGE_ROTATION, "Stage", "StageR");
        number(STAGE_TILT, "Stage", "StageT");
        number(STAGE_TILT, "Stage", "StageTa");
    }

    private void instrument() {
        found.text(DETECTOR, "[Detectors] Name", text.text("Detectors", "Name"));
        found.text(INSTRUMENT_MODEL, "[System] SystemType", text.text("System", "SystemType"));
        found.text(INSTRUMENT_SERIAL, "[System] Dnumber", text.text("System", "Dnumber"));
        found.text(SOFTWARE, "[System] Software", text.text("System", "Software"));
        found.text(OPERATOR, "[User] User", text.text("User", "User"));
        found.text(COMMENT, "[User] UserTextUnicode", text.text("User", "UserTextUnicode").flatMap(FeiText::utf16));
        found.text(COMMENT, "[User] UserText", text.text("User", "UserText"));
    }

    /** What the operator wrote, in hexadecimal digits, low byte first; {@code UserText} has question marks for what is not in the code page. */
    private static Optional<String> utf16(String digits) {
        try {
            return Optional.of(new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_16LE));
        } catch (IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }

    /** Rows beyond the scanned ones are the data bar; its own height stands only where the number of scanned rows is not told. */
    private void dataBar(int frameHeight) {
        double scanned = value("Image", "ResolutionY");
        if (scanned > 0 && scanned <= frameHeight) {
            found.computed(DATA_BAR_HEIGHT, "[Image] ResolutionY", OptionalDouble.of(frameHeight - scanned));
        } else if (text.text("Image", "ResolutionY").isEmpty()) {
            number(DATA_BAR_HEIGHT, "PrivateFei", "DatabarHeight");
        }
    }

    /** 0 where there is no number. */
    private double value(String section, String key) {
        return text.text(section, key).map(Quantity::number).orElse(OptionalDouble.empty()).orElse(0);
    }

    private void number(Term term, String section, String key) {
        found.number(term, "[" + section + "] " + key, text.text(section, key));
    }
}
