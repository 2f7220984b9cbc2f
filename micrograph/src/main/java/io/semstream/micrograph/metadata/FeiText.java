package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** FEI and Thermo Fisher: tag 34682, on older instruments 34680, text in sections and SI units. */
final class FeiText {
    private static final Map<String, String> BEAMS = Map.of("EBeam", "electron", "IBeam", "ion");

    private final KeyedText text;
    private final Findings found;

    private FeiText(String text, int tag) {
        this.text = new KeyedText(text);
        this.found = new Findings("FEI " + tag).raw(text);
    }

    static boolean isOne(String text) {
        return text.contains("[Beam]");
    }

    static InstrumentMetadata read(String text, int tag, int frameHeight) {
        return new FeiText(text, tag).read(frameHeight);
    }

    private InstrumentMetadata read(int frameHeight) {
        beam(text.text("Beam", "Beam").orElse("EBeam"));
        scan(text.text("Beam", "Scan").orElse("EScan"));
        stage();
        number(CHAMBER_PRESSURE, "Vacuum", "ChPressure");
        number(CHAMBER_PRESSURE, "Vacuum", "ChamberPressure");
        instrument();
        found.time("[PrivateFei] TimeOfCreation", text.text("PrivateFei", "TimeOfCreation"), "d.M.uuuu H:mm:ss");
        found.time("[User] Date, Time", text.both("User", "Date", "Time"), "M/d/uuuu h:mm:ss a", "M/d/uuuu H:mm:ss");
        dataBar(frameHeight);
        return found.metadata();
    }

    private void beam(String beam) {
        found.text(BEAM, "[Beam] Beam", text.text("Beam", "Beam").map(name -> BEAMS.getOrDefault(name, name)));
        number(ACCELERATING_VOLTAGE, "Beam", "HV");
        number(ACCELERATING_VOLTAGE, beam, "HV");
        number(BEAM_CURRENT, beam, "BeamCurrent");
        number(EMISSION_CURRENT, beam, "EmissionCurrent");
        number(SPOT, "Beam", "Spot");
        number(SCAN_ROTATION, "Beam", "ScanRotation");
        number(FIELD_WIDTH, beam, "HFW");
        number(WORKING_DISTANCE, beam, "WD");
        number(WORKING_DISTANCE, "Stage", "WorkingDistance");
        magnification(beam);
    }

    /** As on the instrument's screen: the width of its canvas over the width of the field of view. */
    private void magnification(String beam) {
        double canvas = text.text("Image", "MagCanvasRealWidth").map(Quantity::number).orElse(OptionalDouble.empty()).orElse(0);
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
        number(DWELL_TIME, scan, "Dwell");
        number(DWELL_TIME, "Scan", "Dwelltime");
        number(LINE_TIME, scan, "LineTime");
        number(FRAME_TIME, scan, "FrameTime");
        number(FRAME_TIME, "Scan", "FrameTime");
    }

    private void stage() {
        number(STAGE_X, "Stage", "StageX");
        number(STAGE_Y, "Stage", "StageY");
        number(STAGE_Z, "Stage", "StageZ");
        number(STAGE_ROTATION, "Stage", "StageR");
        number(STAGE_TILT, "Stage", "StageT");
    }

    private void instrument() {
        found.text(DETECTOR, "[Detectors] Name", text.text("Detectors", "Name"));
        found.text(INSTRUMENT_MODEL, "[System] SystemType", text.text("System", "SystemType"));
        found.text(INSTRUMENT_SERIAL, "[System] Dnumber", text.text("System", "Dnumber"));
        found.text(SOFTWARE, "[System] Software", text.text("System", "Software"));
        found.text(OPERATOR, "[User] User", text.text("User", "User"));
        found.text(COMMENT, "[User] UserText", text.text("User", "UserText"));
    }

    /** Rows beyond the scanned ones are the data bar; its own height stands only where the number of scanned rows is not told. */
    private void dataBar(int frameHeight) {
        Optional<String> rows = text.text("Image", "ResolutionY");
        double scanned = rows.map(Quantity::number).orElse(OptionalDouble.empty()).orElse(-1);
        if (scanned > 0 && scanned <= frameHeight) {
            found.computed(DATA_BAR_HEIGHT, "[Image] ResolutionY", OptionalDouble.of(frameHeight - scanned));
        } else if (rows.isEmpty()) {
            number(DATA_BAR_HEIGHT, "PrivateFei", "DatabarHeight");
        }
    }

    private void number(Term term, String section, String key) {
        found.number(term, "[" + section + "] " + key, text.text(section, key));
    }
}
