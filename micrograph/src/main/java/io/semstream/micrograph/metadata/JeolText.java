package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * JEOL: a {@code .txt} beside the image, lines of a key such as {@code $CM_MAG} or {@code $$SM_WD}, a blank and the value; voltages in kV, lengths in mm,
 * the emission in µA. There is no pixel size, but the scale bar's length on the specimen and on the screen.
 */
final class JeolText {
    private static final double MILLIMETRE = 1e-3;
    private static final int STAGE_VALUES = 5;

    private final Map<String, String> values = new HashMap<>();
    private final Findings found;

    private JeolText(String text, String place) {
        this.found = new Findings(place).raw(text);
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int blank = line.indexOf(' ');
            if (line.startsWith("$") && blank > 0) {
                values.putIfAbsent(line.substring(0, blank), line.substring(blank + 1).strip());
            }
        }
    }

    static boolean isOne(String text) {
        return text.contains("$CM_");
    }

    /** @param frameHeight rows of the image, 0 where it is not known */
    static InstrumentMetadata read(String text, String place, int frameHeight) {
        return new JeolText(text, place).read(frameHeight);
    }

    private InstrumentMetadata read(int frameHeight) {
        found.text(INSTRUMENT_VENDOR, "$CM_", Optional.of("JEOL"));
        found.number(ACCELERATING_VOLTAGE, "$CM_ACCEL_VOLT", value("$CM_ACCEL_VOLT"), 1000);
        found.number(WORKING_DISTANCE, "$$SM_WD", value("$$SM_WD"), MILLIMETRE);
        found.number(WORKING_DISTANCE, "$SM_WD", value("$SM_WD"), MILLIMETRE);
        found.number(MAGNIFICATION, "$CM_MAG", value("$CM_MAG"));
        found.number(BEAM_CURRENT, "$$SM_PROBE_CURRENT", value("$$SM_PROBE_CURRENT"));
        found.number(EMISSION_CURRENT, "$SM_EMI_CURRENT", value("$SM_EMI_CURRENT"), 1e-6);
        found.number(SPOT, "$$SM_SPOT_SIZE", value("$$SM_SPOT_SIZE"));
        found.number(SPOT, "$$SM_PROBE_NO", value("$$SM_PROBE_NO"));
        found.text(DETECTOR, "$CM_DETECTOR_NAME", value("$CM_DETECTOR_NAME"));
        found.text(DETECTOR, "$CM_SIGNAL_NAME", value("$CM_SIGNAL_NAME"));
        found.text(DETECTOR, "$CM_SIGNAL", value("$CM_SIGNAL"));
        found.number(SCAN_ROTATION, "$$SM_SCAN_ROTATION", value("$$SM_SCAN_ROTATION"), Math.PI / 180);
        found.text(INSTRUMENT_MODEL, "$CM_INSTRUMENT", value("$CM_INSTRUMENT"));
        found.text(OPERATOR, "$CM_OPERATOR", value("$CM_OPERATOR"));
        found.text(COMMENT, "$CM_COMMENT", value("$CM_COMMENT"));
        found.text(COMMENT, "$CM_TITLE", value("$CM_TITLE"));
        found.time("$CM_DATE, $CM_TIME", value("$CM_DATE").flatMap(date -> value("$CM_TIME").map(time -> date + " " + time)),
                "uuuu/M/d H:mm:ss",
                "M/d/uuuu h:mm:ss a", "M/d/uuuu H:mm:ss");
        pixelSize();
        stage();
        dataBar(frameHeight);
        return found.metadata();
    }

    private void pixelSize() {
        double pixels = value("$$SM_MICRON_BAR").map(Quantity::number).map(number -> number.orElse(0)).orElse(0.0);
        Optional<Quantity> length = value("$$SM_MICRON_MARKER").flatMap(Quantity::parse).filter(quantity -> quantity.unit().equals("m"));
        if (pixels > 0 && length.isPresent()) {
            found.computed(PIXEL_SIZE, "$$SM_MICRON_MARKER / $$SM_MICRON_BAR", OptionalDouble.of(length.get().value() / pixels));
        }
    }

    /** X, Y and Z in millimetres; of rotation and tilt the models write one or the other first, so the tilt is only known where both are zero. */
    private void stage() {
        String[] position = value("$CM_STAGE_POS").orElse("").split("\\s+");
        if (position.length >= STAGE_VALUES) {
            found.number(STAGE_X, "$CM_STAGE_POS", Optional.of(position[0]), MILLIMETRE);
            found.number(STAGE_Y, "$CM_STAGE_POS", Optional.of(position[1]), MILLIMETRE);
            found.number(STAGE_Z, "$CM_STAGE_POS", Optional.of(position[2]), MILLIMETRE);
            boolean neither = Quantity.number(position[3]).orElse(1) == 0 && Quantity.number(position[4]).orElse(1) == 0;
            found.computed(STAGE_TILT, "$CM_STAGE_POS", neither ? OptionalDouble.of(0) : OptionalDouble.empty());
        }
    }

    /** Rows beyond the scanned ones. */
    private void dataBar(int frameHeight) {
        String[] size = value("$CM_FULL_SIZE").orElse("").split("\\s+");
        double scanned = size.length == 2 ? Quantity.number(size[1]).orElse(0) : 0;
        if (scanned > 0 && scanned <= frameHeight) {
            found.computed(DATA_BAR_HEIGHT, "$CM_FULL_SIZE", OptionalDouble.of(frameHeight - scanned));
        }
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }
}
