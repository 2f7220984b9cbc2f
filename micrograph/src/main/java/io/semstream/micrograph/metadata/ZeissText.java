package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Zeiss SmartSEM: tag 34118, Latin-1 pairs of lines, a name such as {@code AP_WD} and below it {@code WD = 4.022 mm}. */
final class ZeissText {
    private final Map<String, String> values = new HashMap<>();
    private final Findings found;

    private ZeissText(String text, int tag) {
        this.found = new Findings("Zeiss " + tag).raw(text);
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext()) {
            String name = lines.next().strip();
            if (name.matches("[ADS][PV]_[A-Z0-9_]+") && lines.hasNext()) {
                values.putIfAbsent(name, valueOf(lines.next()));
            }
        }
    }

    static InstrumentMetadata read(String text, int tag) {
        return new ZeissText(text, tag).read();
    }

    private InstrumentMetadata read() {
        found.text(INSTRUMENT_VENDOR, "CZ_SEM", Optional.of("Zeiss"));
        quantity(ACCELERATING_VOLTAGE, "AP_ACTUALKV");
        quantity(ACCELERATING_VOLTAGE, "AP_MANUALKV");
        quantity(PIXEL_SIZE, "AP_IMAGE_PIXEL_SIZE");
        quantity(PIXEL_SIZE, "AP_PIXEL_SIZE");
        quantity(FIELD_WIDTH, "AP_WIDTH");
        quantity(WORKING_DISTANCE, "AP_WD");
        quantity(MAGNIFICATION, "AP_MAG");
        quantity(BEAM_CURRENT, "AP_IPROBE");
        quantity(EMISSION_CURRENT, "AP_BEAM_CURRENT");
        quantity(DWELL_TIME, "DP_DWELL_TIME");
        quantity(LINE_TIME, "AP_LINE_TIME");
        quantity(FRAME_TIME, "AP_FRAME_TIME");
        quantity(SCAN_ROTATION, "AP_SCANROTATION");
        quantity(STAGE_X, "AP_STAGE_AT_X");
        quantity(STAGE_Y, "AP_STAGE_AT_Y");
        quantity(STAGE_Z, "AP_STAGE_AT_Z");
        quantity(STAGE_ROTATION, "AP_STAGE_AT_R");
        quantity(STAGE_TILT, "AP_STAGE_AT_T");
        quantity(CHAMBER_PRESSURE, "AP_CHAMBER_PRESSURE");
        quantity(CHAMBER_PRESSURE, "AP_SYSTEM_VAC");
        text(DETECTOR, "DP_DETECTOR_CHANNEL");
        text(DETECTOR, "DP_DETECTOR_TYPE");
        text(INSTRUMENT_MODEL, "DP_SEM");
        text(INSTRUMENT_SERIAL, "SV_SERIAL_NUMBER");
        text(SOFTWARE, "SV_VERSION");
        text(OPERATOR, "SV_OPERATOR");
        text(OPERATOR, "SV_USER_NAME");
        text(COMMENT, "SV_USER_TEXT");
        text(COMMENT, "SV_SAMPLE_ID");
        found.time("AP_DATE, AP_TIME", value("AP_DATE").flatMap(date -> value("AP_TIME").map(clock -> date + " " + clock)),
                "d MMM uuuu H:mm:ss");
        return found.metadata();
    }

    private void quantity(Term term, String key) {
        found.quantity(term, key, value(key));
    }

    private void text(Term term, String key) {
        found.text(term, key, value(key));
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** What follows the label, which ends in an equals sign or, for dates and times, in a colon. */
    private static String valueOf(String line) {
        int equals = line.indexOf('=');
        int end = equals < 0 ? line.indexOf(':') : equals;
        return line.substring(end + 1).strip();
    }
}
