package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Zeiss SmartSEM: tag 34118, Latin-1 pairs of lines, a name such as {@code AP_WD} and below it {@code WD = 4.022 mm}. Above them lines of bare numbers in SI
 * units: three of no known meaning, then the size of a pixel if the frame were 1,024 pixels wide. On a Crossbeam the names of the ion beam begin with
 * {@code AP_FIB_}.
 */
final class ZeissText {
    private static final Pattern NAME = Pattern.compile("[ADS][PV]_[A-Z0-9_]+");
    private static final int LINE_OF_PIXEL_SIZE = 3;
    private static final double COLUMNS_OF_PIXEL_SIZE = 1024;
    private static final Map<String, String> BEAMS = Map.of("SEM", "electron", "FIB", "ion");

    private final Map<String, String> lines = new HashMap<>();
    private final List<String> numbers = new ArrayList<>();
    private final Findings found;
    private final int frameWidth;

    private ZeissText(String text, int tag, int frameWidth) {
        this.found = new Findings("Zeiss " + tag).raw(text);
        this.frameWidth = frameWidth;
        String name = "";
        for (String line : (Iterable<String>) text.lines().map(String::strip).limit(KeyedText.MOST_LINES)::iterator) {
            if (NAME.matcher(line).matches()) {
                name = line;
            } else if (!name.isEmpty()) {
                lines.putIfAbsent(name, line);
                name = "";
            } else if (lines.isEmpty() && !line.isEmpty()) {
                numbers.add(line);
            }
        }
    }

    /** @param frameWidth columns of the image, 0 where it is not known */
    static InstrumentMetadata read(String text, int tag, int frameWidth) {
        return new ZeissText(text, tag, frameWidth).read();
    }

    private InstrumentMetadata read() {
        found.text(INSTRUMENT_VENDOR, "CZ_SEM", Optional.of("Zeiss"));
        Optional<String> beam = value("DP_FIB_IMAGING").map(BEAMS::get);
        found.text(BEAM, "DP_FIB_IMAGING", beam);
        if (beam.filter("ion"::equals).isPresent()) {
            ionBeam();
        } else {
            electronBeam();
        }
        pixelSize();
        quantity(FIELD_WIDTH, "AP_WIDTH");
        quantity(MAGNIFICATION, "AP_MAG");
        quantity(DWELL_TIME, "DP_DWELL_TIME");
        quantity(LINE_TIME, "AP_LINE_TIME");
        quantity(FRAME_TIME, "AP_FRAME_TIME");
        stage();
        quantity(CHAMBER_PRESSURE, "AP_CHAMBER_PRESSURE");
        quantity(CHAMBER_PRESSURE, "AP_SYSTEM_VAC");
        text(DETECTOR, "DP_DETECTOR_CHANNEL");
        text(DETECTOR, "DP_DETECTOR_TYPE");
        instrument();
        found.time("AP_DATE, AP_TIME", value("AP_DATE").flatMap(date -> value("AP_TIME").map(clock -> date + " " + clock)));
        return found.metadata();
    }

    private void electronBeam() {
        quantity(ACCELERATING_VOLTAGE, "AP_ACTUALKV");
        quantity(ACCELERATING_VOLTAGE, "AP_MANUALKV");
        quantity(WORKING_DISTANCE, "AP_WD");
        quantity(BEAM_CURRENT, "AP_IPROBE");
        quantity(EMISSION_CURRENT, "AP_BEAM_CURRENT");
        if (value("DP_SCAN_ROT").filter("Off"::equals).isPresent()) {
            found.number(SCAN_ROTATION, "DP_SCAN_ROT", Optional.of("0"));
        }
        quantity(SCAN_ROTATION, "AP_SCANROTATION");
    }

    private void ionBeam() {
        quantity(ACCELERATING_VOLTAGE, "AP_FIB_EHT_ACTUAL");
        quantity(ACCELERATING_VOLTAGE, "AP_FIB_EHT_TARGET");
        quantity(WORKING_DISTANCE, "AP_FIB_WORKING_DISTANCE");
        quantity(BEAM_CURRENT, "AP_FIB_PROBE_CURRENT_ACTUAL");
        quantity(EMISSION_CURRENT, "AP_FIB_EMISSION_CURRENT");
        quantity(SCAN_ROTATION, "AP_FIB_SCAN_ROTATION");
        quantity(PIXEL_SIZE, "AP_FIB_PIXEL_SIZE");
        quantity(MAGNIFICATION, "AP_FIB_MAGNIFICATION");
    }

    /** What older versions call {@code AP_PIXEL_SIZE} is that of the stored image only where its line says so; else it is that of the screen. */
    private void pixelSize() {
        quantity(PIXEL_SIZE, "AP_IMAGE_PIXEL_SIZE");
        if (lines.getOrDefault("AP_PIXEL_SIZE", "").startsWith("Image")) {
            quantity(PIXEL_SIZE, "AP_PIXEL_SIZE");
        }
        double width = value("AP_WIDTH").flatMap(Quantity::parse).filter(length -> length.unit().equals("m")).map(Quantity::value)
                .orElse(0.0);
        double columns = value("DP_IMAGE_STORE").map(size -> Quantity.number(size.split("\\*", 2)[0]).orElse(0)).orElse(0.0);
        if (width > 0 && columns > 0) {
            found.computed(PIXEL_SIZE, "AP_WIDTH / DP_IMAGE_STORE", OptionalDouble.of(width / columns));
        }
        quantity(PIXEL_SIZE, "AP_PIXEL_SIZE");
        double inNumbers = numbers.size() > LINE_OF_PIXEL_SIZE ? Quantity.number(numbers.get(LINE_OF_PIXEL_SIZE)).orElse(0) : 0;
        if (inNumbers > 0 && frameWidth > 0) {
            found.computed(PIXEL_SIZE, "line 4 x 1024 / image width", OptionalDouble.of(inNumbers * COLUMNS_OF_PIXEL_SIZE / frameWidth));
        }
    }

    private void stage() {
        quantity(STAGE_X, "AP_STAGE_AT_X");
        quantity(STAGE_Y, "AP_STAGE_AT_Y");
        quantity(STAGE_Z, "AP_STAGE_AT_Z");
        quantity(STAGE_ROTATION, "AP_STAGE_AT_R");
        quantity(STAGE_TILT, "AP_STAGE_AT_T");
    }

    private void instrument() {
        text(INSTRUMENT_MODEL, "DP_SEM");
        text(INSTRUMENT_SERIAL, "SV_SERIAL_NUMBER");
        text(SOFTWARE, "SV_VERSION");
        text(OPERATOR, "SV_OPERATOR");
        text(OPERATOR, "SV_USER_NAME");
        text(COMMENT, "SV_USER_TEXT");
        text(COMMENT, "SV_SAMPLE_ID");
    }

    private void quantity(Term term, String key) {
        found.quantity(term, key, value(key));
    }

    private void text(Term term, String key) {
        found.text(term, key, value(key));
    }

    /** What follows the label, which ends in an equals sign or, for dates and times, in a colon. */
    private Optional<String> value(String key) {
        String line = lines.getOrDefault(key, "");
        int equals = line.indexOf('=');
        int end = equals < 0 ? line.indexOf(':') : equals;
        return Optional.of(line.substring(end + 1).strip()).filter(value -> !value.isEmpty());
    }
}
