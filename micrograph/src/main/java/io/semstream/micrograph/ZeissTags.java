package io.semstream.micrograph;

import static io.semstream.micrograph.InstrumentMetadata.ACCELERATING_VOLTAGE;
import static io.semstream.micrograph.InstrumentMetadata.ACQUIRED_AT;
import static io.semstream.micrograph.InstrumentMetadata.DETECTOR;
import static io.semstream.micrograph.InstrumentMetadata.INSTRUMENT_MODEL;
import static io.semstream.micrograph.InstrumentMetadata.MAGNIFICATION;
import static io.semstream.micrograph.InstrumentMetadata.PIXEL_SIZE;
import static io.semstream.micrograph.InstrumentMetadata.WORKING_DISTANCE;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.semstream.micrograph.InstrumentMetadata.Field;
import io.semstream.micrograph.tiff.TiffDirectory;

/** Zeiss SmartSEM: tag 34118, Latin-1 pairs of lines, a name such as {@code AP_WD} and below it {@code WD = 4.022 mm}. */
final class ZeissTags {
    private static final int TAG = 34118;
    private static final String SOURCE = "Zeiss " + TAG + " ";

    private final Map<String, String> values = new HashMap<>();
    private final FieldList fields = new FieldList();

    private ZeissTags(String text) {
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext()) {
            String name = lines.next().strip();
            if ((name.startsWith("AP_") || name.startsWith("DP_")) && lines.hasNext()) {
                values.putIfAbsent(name, valueOf(lines.next()));
            }
        }
    }

    static List<Field> fields(TiffDirectory directory) {
        return directory.text(TAG).map(text -> new ZeissTags(text).fields()).orElse(List.of());
    }

    private List<Field> fields() {
        measured(ACCELERATING_VOLTAGE, "V", "AP_ACTUALKV");
        measured(ACCELERATING_VOLTAGE, "V", "AP_MANUALKV");
        measured(PIXEL_SIZE, "m", "AP_IMAGE_PIXEL_SIZE");
        measured(PIXEL_SIZE, "m", "AP_PIXEL_SIZE");
        measured(WORKING_DISTANCE, "m", "AP_WD");
        fields.count(MAGNIFICATION, value("AP_MAG", "X"), SOURCE + "AP_MAG");
        fields.text(DETECTOR, text("DP_DETECTOR_CHANNEL"), SOURCE + "DP_DETECTOR_CHANNEL");
        fields.text(INSTRUMENT_MODEL, text("DP_SEM"), SOURCE + "DP_SEM");
        Optional<String> time = text("AP_DATE").flatMap(date -> text("AP_TIME").map(clock -> date + " " + clock));
        fields.text(ACQUIRED_AT, time.flatMap(text -> InstrumentTime.parse(text, "d MMM uuuu H:mm:ss")), SOURCE + "AP_DATE, AP_TIME");
        return fields.fields();
    }

    private void measured(String name, String unit, String key) {
        fields.positive(name, value(key, unit), unit, SOURCE + key);
    }

    private OptionalDouble value(String key, String unit) {
        return text(key).flatMap(Quantity::parse).filter(quantity -> quantity.unit().equals(unit))
                .map(quantity -> OptionalDouble.of(quantity.value()))
                .orElse(OptionalDouble.empty());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** What follows the label, which ends in an equals sign or, for dates and times, in a colon. */
    private static String valueOf(String line) {
        int equals = line.indexOf('=');
        int end = equals < 0 ? line.indexOf(':') : equals;
        return line.substring(end + 1).strip();
    }
}
