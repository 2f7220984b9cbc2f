package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** TESCAN: {@code key=value} lines in SI units and degrees, in sections in a {@code .hdr} file beside the image, without them behind a preview image in tag 50431. */
final class TescanText {
    private static final double DEGREE = Math.PI / 180;
    private static final String MAIN = "MAIN";
    private static final String SEM = "SEM";

    private final KeyedText text;
    private final Findings found;

    private TescanText(String text, String place) {
        this.text = new KeyedText(text);
        this.found = new Findings(place).raw(text);
    }

    static boolean isOne(String text) {
        return text.contains("PixelSizeX=");
    }

    static InstrumentMetadata read(String text, String place) {
        return new TescanText(text, place).read();
    }

    /** The texts in a tag of binary blocks, a preview first: what stands between zero bytes, a line or more each. */
    static Optional<String> amongBlocks(byte[] value) {
        String latin = new String(value, StandardCharsets.ISO_8859_1);
        int key = latin.indexOf("PixelSizeX=");
        if (key < 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int start = latin.lastIndexOf('\0', key) + 1; start < value.length;) {
            int zero = latin.indexOf('\0', start);
            int end = zero < 0 ? value.length : zero;
            text.append(TextBytes.decode(Arrays.copyOfRange(value, start, end))).append('\n');
            start = end + 1;
        }
        return Optional.of(text.toString().strip());
    }

    private InstrumentMetadata read() {
        found.text(INSTRUMENT_VENDOR, "PixelSizeX", Optional.of("TESCAN"));
        number(PIXEL_SIZE, MAIN, "PixelSizeX", 1);
        number(PIXEL_HEIGHT, MAIN, "PixelSizeY", 1);
        number(MAGNIFICATION, MAIN, "Magnification", 1);
        text(INSTRUMENT_MODEL, MAIN, "Device");
        text(INSTRUMENT_SERIAL, MAIN, "SerialNumber");
        text(SOFTWARE, MAIN, "SoftwareVersion");
        text(OPERATOR, MAIN, "FullUserName");
        text(OPERATOR, MAIN, "UserName");
        text(COMMENT, MAIN, "Description");
        text(COMMENT, MAIN, "Note");
        found.time("Date, Time", value(MAIN, "Date").flatMap(date -> value(MAIN, "Time").map(time -> date + " " + time)),
                "uuuu-MM-dd H:mm:ss");
        number(DATA_BAR_HEIGHT, MAIN, "ImageStripSize", 1);
        beam();
        return found.metadata();
    }

    private void beam() {
        number(ACCELERATING_VOLTAGE, SEM, "HV", 1);
        number(ACCELERATING_VOLTAGE, SEM, "AcceleratorVoltage", 1);
        number(BEAM_CURRENT, SEM, "BeamCurrent", 1);
        number(BEAM_CURRENT, SEM, "PredictedBeamCurrent", 1);
        number(EMISSION_CURRENT, SEM, "EmissionCurrent", 1);
        number(SPOT_DIAMETER, SEM, "SpotSize", 1);
        number(WORKING_DISTANCE, SEM, "WD", 1);
        text(DETECTOR, SEM, "Detector");
        text(DETECTOR, SEM, "Detector0");
        number(DWELL_TIME, SEM, "DwellTime", 1);
        number(SCAN_ROTATION, SEM, "ScanRotation", DEGREE);
        number(STAGE_X, SEM, "StageX", 1);
        number(STAGE_Y, SEM, "StageY", 1);
        number(STAGE_Z, SEM, "StageZ", 1);
        number(STAGE_ROTATION, SEM, "StageRotation", DEGREE);
        number(STAGE_TILT, SEM, "StageTilt", DEGREE);
        number(CHAMBER_PRESSURE, SEM, "ChamberPressure", 1);
    }

    private void number(Term term, String section, String key, double factor) {
        found.number(term, place(section, key), value(section, key), factor);
    }

    private void text(Term term, String section, String key) {
        found.text(term, place(section, key), value(section, key));
    }

    private Optional<String> value(String section, String key) {
        return text.text(section, key).or(() -> text.text(key));
    }

    private String place(String section, String key) {
        return text.text(section, key).isPresent() ? "[" + section + "] " + key : key;
    }
}
