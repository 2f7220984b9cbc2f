package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TESCAN: {@code key=value} lines in SI units and degrees, in sections in a {@code .hdr} file beside the image, without them behind a preview image in tag 50431.
 * The section of the beam is {@code [SEM]} or, on images of an ion beam, {@code [FIB]}.
 */
final class TescanText {
    private static final double DEGREE = Math.PI / 180;
    private static final String MAIN = "MAIN";
    private static final String SEM = "SEM";
    private static final String FIB = "FIB";
    /** Some of these are in every version's text. */
    private static final Pattern KEY = Pattern
            .compile("\\[MAIN\\]|\\b(?:AccFrames|DeviceModel|PixelSizeX|MagnificationReference|AcceleratorVoltage|ViewFieldsCountX)=");

    private final KeyedText text;
    private final Findings found;
    private final String beam;

    private TescanText(String text, String place) {
        this.text = new KeyedText(text);
        this.found = new Findings(place).raw(text);
        this.beam = this.text.hasSection(FIB) && !this.text.hasSection(SEM) ? FIB : SEM;
    }

    static boolean isOne(String text) {
        return KEY.matcher(text).find();
    }

    static InstrumentMetadata read(String text, String place) {
        return new TescanText(text, place).read();
    }

    /** That alone. */
    static InstrumentMetadata dataBar(String text, String place) {
        TescanText reader = new TescanText(text, place);
        reader.dataBar();
        return reader.found.metadata();
    }

    /** The texts in a tag of binary blocks, a preview first: what stands between zero bytes and has lines of the form. */
    static Optional<String> amongBlocks(byte[] value) {
        String latin = new String(value, StandardCharsets.ISO_8859_1);
        Matcher key = KEY.matcher(latin);
        if (!key.find()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int start = latin.lastIndexOf('\0', key.start()) + 1; start < value.length;) {
            int zero = latin.indexOf('\0', start);
            int end = zero < 0 ? value.length : zero;
            if (latin.substring(start, end).indexOf('=') >= 0) {
                text.append(TextBytes.decode(Arrays.copyOfRange(value, start, end))).append('\n');
            }
            start = end + 1;
        }
        return Optional.of(text.toString().strip());
    }

    private InstrumentMetadata read() {
        found.text(INSTRUMENT_VENDOR, "[" + MAIN + "]", Optional.of("TESCAN"));
        number(PIXEL_SIZE, MAIN, "PixelSizeX", 1);
        number(PIXEL_HEIGHT, MAIN, "PixelSizeY", 1);
        number(MAGNIFICATION, MAIN, "Magnification", 1);
        text(INSTRUMENT_MODEL, MAIN, "Device");
        text(INSTRUMENT_MODEL, MAIN, "DeviceModel");
        text(INSTRUMENT_SERIAL, MAIN, "SerialNumber");
        text(SOFTWARE, MAIN, "SoftwareVersion");
        text(OPERATOR, MAIN, "FullUserName");
        text(OPERATOR, MAIN, "UserName");
        text(COMMENT, MAIN, "Description");
        text(COMMENT, MAIN, "Note");
        found.time("Date, Time", value(MAIN, "Date").flatMap(date -> value(MAIN, "Time").map(time -> date + " " + time)));
        dataBar();
        beam();
        return found.metadata();
    }

    private void dataBar() {
        number(DATA_BAR_HEIGHT, MAIN, "ImageStripSize", 1);
    }

    private void beam() {
        if (text.hasSection(beam)) {
            found.text(BEAM, "[" + beam + "]", Optional.of(beam.equals(SEM) ? "electron" : "ion"));
        }
        number(ACCELERATING_VOLTAGE, beam, "HV", 1);
        number(ACCELERATING_VOLTAGE, beam, "AcceleratorVoltage", 1);
        number(BEAM_CURRENT, beam, "BeamCurrent", 1);
        number(BEAM_CURRENT, beam, "PredictedBeamCurrent", 1);
        number(EMISSION_CURRENT, beam, "EmissionCurrent", 1);
        number(SPOT_DIAMETER, beam, "SpotSize", 1);
        number(WORKING_DISTANCE, beam, "WD", 1);
        text(DETECTOR, beam, "Detector");
        text(DETECTOR, beam, "Detector0");
        number(DWELL_TIME, beam, "DwellTime", 1);
        number(SCAN_ROTATION, beam, "ScanRotation", DEGREE);
        number(STAGE_X, beam, "StageX", 1);
        number(STAGE_Y, beam, "StageY", 1);
        number(STAGE_Z, beam, "StageZ", 1);
        number(STAGE_ROTATION, beam, "StageRotation", DEGREE);
        number(STAGE_TILT, beam, "StageTilt", DEGREE);
        number(CHAMBER_PRESSURE, beam, "ChamberPressure", 1);
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
