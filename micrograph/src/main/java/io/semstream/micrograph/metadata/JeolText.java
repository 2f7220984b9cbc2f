package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JEOL: a {@code .txt} beside the image, lines of a key such as {@code $CM_MAG} or {@code $$SM_WD}, a blank and the value; voltages in kV, lengths in mm, the
 * emission in µA. A key has one dollar sign or two, depending on the model. Older models tell no pixel size, but the scale bar's length on the specimen and on
 * the screen.
 */
final class JeolText {
    private static final Pattern LINE = Pattern.compile("\\$\\$?([A-Z]{2,3}\\d?_\\w+)\\s+(\\S.*)");
    private static final Pattern MARK = Pattern.compile("(?m)^\\$\\$?(CM|SM|EM)_");
    private static final Pattern AXIS = Pattern.compile("([XYZRT])\\s*=\\s*(\\S+?),?");
    private static final Pattern BEFORE_AXIS = Pattern.compile("[,\\s]+(?=[XYZRT]\\s*=)");
    private static final Pattern LENGTH = Pattern.compile("([0-9][^\\s\\p{L}]*)\\s*(\\p{L}*)");
    private static final double MILLIMETRE = 1e-3;
    private static final double MICROMETRE = 1e-6;
    private static final double DEGREE = Math.PI / 180;
    private static final int STAGE_VALUES = 5;
    private static final int LONGEST_POSITION = 200;
    /** No stage travels as far, so greater numbers are micrometres: the height alone is some thousand of them. */
    private static final double FARTHEST_MILLIMETRES = 300;

    private record Entry(String key, String value) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Findings found;

    private JeolText(String text, String place) {
        this.found = new Findings(place).raw(text);
        text.lines().limit(KeyedText.MOST_LINES).map(String::strip).map(LINE::matcher).filter(Matcher::matches)
                .forEach(line -> entries.putIfAbsent(line.group(1),
                        new Entry(line.group().substring(0, line.end(1) - line.start()), line.group(2).strip())));
    }

    static boolean isOne(String text) {
        return MARK.matcher(text).find();
    }

    /** @param frameHeight rows of the image, 0 where it is not known */
    static InstrumentMetadata read(String text, String place, int frameHeight) {
        return new JeolText(text, place).read(frameHeight);
    }

    private InstrumentMetadata read(int frameHeight) {
        found.text(INSTRUMENT_VENDOR, "$CM_", Optional.of("JEOL"));
        measured(ACCELERATING_VOLTAGE, "CM_ACCEL_VOLT", "kV");
        measured(WORKING_DISTANCE, "SM_WD", "mm");
        measured(MAGNIFICATION, "CM_MAG", "X");
        measured(BEAM_CURRENT, "SM_PROBE_CURRENT", "A");
        measured(EMISSION_CURRENT, "SM_EMI_CURRENT", "uA");
        measured(EMISSION_CURRENT, "CM_EMISSION", "uA");
        Stream.of("SM_SPOT_SIZE", "SM_PROBE_NO", "MP_PROBE_NUMBER").forEach(key -> found.number(SPOT, name(key), value(key)));
        text(DETECTOR, "CM_DETECTOR_NAME", "FE_DETECTOR_NAME", "CM_SIGNAL_NAME", "CM_SIGNAL", "SM_DETECTOR", "CM_DETECTOR");
        measured(SCAN_ROTATION, "SM_SCAN_ROTATION", "deg");
        found.quantity(DWELL_TIME, name("SM_DWELL_TIME"), value("SM_DWELL_TIME").filter(time -> Quantity.number(time).isEmpty()));
        measured(CHAMBER_PRESSURE, "SM_PRESSURE_AT_LOW_VACUUM", "Pa");
        text(INSTRUMENT_MODEL, "CM_INSTRUMENT");
        text(OPERATOR, "CM_OPERATOR");
        text(COMMENT, "CM_COMMENT", "CM_TITLE");
        found.time("$CM_DATE, $CM_TIME", value("CM_DATE").flatMap(date -> value("CM_TIME").map(time -> date + " " + time)));
        field();
        pixelSize();
        stage();
        dataBar(frameHeight);
        return found.metadata();
    }

    private void field() {
        List<String> field = lengths("CM_FIELD_OF_VIEW");
        found.measured(FIELD_WIDTH, name("CM_FIELD_OF_VIEW"), field.stream().findFirst(), "um");
    }

    /** As the text tells it, with its unit; else from the field, the bar, or, where electrons go through the specimen, the pixels in a metre. */
    private void pixelSize() {
        List<String> told = lengths("CM_PIXEL_SIZE").stream().filter(length -> Quantity.number(length).isEmpty()).toList();
        found.quantity(PIXEL_SIZE, name("CM_PIXEL_SIZE"), told.stream().findFirst());
        found.quantity(PIXEL_HEIGHT, name("CM_PIXEL_SIZE"), told.stream().skip(1).findFirst());
        double columns = numbers("CM_IMAGE_SIZE", "CM_FULL_SIZE").findFirst().orElse(0.0);
        divided("CM_FIELD_OF_VIEW / $CM_IMAGE_SIZE", found.number(FIELD_WIDTH).orElse(0), columns);
        double bar = found.length(name("SM_MICRON_MARKER"), value("SM_MICRON_MARKER"));
        divided("SM_MICRON_MARKER / $$SM_MICRON_BAR", bar, numbers("SM_MICRON_BAR").findFirst().orElse(0.0));
        divided("EM_PIXELSPERMETER_X", 1, numbers("EM_PIXELSPERMETER_X").findFirst().orElse(0.0));
    }

    private void divided(String key, double length, double pixels) {
        if (length > 0 && pixels > 0) {
            found.computed(PIXEL_SIZE, "$$" + key, OptionalDouble.of(length / pixels));
        }
    }

    /**
     * In millimetres, on some models micrometres. Of rotation and tilt without names the models write one or the other first, so the tilt is only known where both
     * are zero.
     */
    private void stage() {
        value("CM_STAGE_POSITION").filter(position -> position.contains("=") && position.length() < LONGEST_POSITION)
                .ifPresent(this::namedAxes);
        String key = value("CM_STAGE_POS").isPresent() ? "CM_STAGE_POS" : "CM_STAGE_POSITION";
        String[] position = value(key).filter(line -> !line.contains("=")).orElse("").split(",?\\s+");
        if (position.length >= 3) {
            boolean far = Stream.of(position).limit(3).anyMatch(axis -> Math.abs(Quantity.number(axis).orElse(0)) > FARTHEST_MILLIMETRES);
            double unit = far ? MICROMETRE : MILLIMETRE;
            found.number(STAGE_X, name(key), Optional.of(position[0]), unit);
            found.number(STAGE_Y, name(key), Optional.of(position[1]), unit);
            found.number(STAGE_Z, name(key), Optional.of(position[2]), unit);
        }
        if (position.length >= STAGE_VALUES) {
            boolean neither = Quantity.number(position[3]).orElse(1) == 0 && Quantity.number(position[4]).orElse(1) == 0;
            found.computed(STAGE_TILT, name(key), neither ? OptionalDouble.of(0) : OptionalDouble.empty());
        }
    }

    /** {@code X=37.1761, Y=44.9344, R=354.9968, Z=16.90, T=0.00}. */
    private void namedAxes(String position) {
        Map<String, Term> terms = Map.of("X", STAGE_X, "Y", STAGE_Y, "Z", STAGE_Z, "R", STAGE_ROTATION, "T", STAGE_TILT);
        BEFORE_AXIS.splitAsStream(position).map(AXIS::matcher).filter(Matcher::matches).forEach(axis -> {
            Term term = terms.getOrDefault(axis.group(1), STAGE_X);
            found.number(term, name("CM_STAGE_POSITION"), Optional.of(axis.group(2)),
                    term == STAGE_ROTATION || term == STAGE_TILT ? DEGREE : MILLIMETRE);
        });
    }

    /** Rows beyond the scanned ones. */
    private void dataBar(int frameHeight) {
        double scanned = numbers("CM_FULL_SIZE", "CM_IMAGE_SIZE").skip(1).findFirst().orElse(0.0);
        if (scanned > 0 && scanned <= frameHeight) {
            found.computed(DATA_BAR_HEIGHT, name("CM_FULL_SIZE"), OptionalDouble.of(frameHeight - scanned));
        }
    }

    /** The numbers of the first of these lines that is there. */
    private Stream<Double> numbers(String... keys) {
        return Stream.of(keys).flatMap(key -> value(key).stream()).limit(1).flatMap(line -> Stream.of(line.split("\\s+")))
                .map(number -> Quantity.number(number).orElse(0));
    }

    /** The parts of {@code 12.80µm 9.60µm}. */
    private List<String> lengths(String key) {
        return LENGTH.matcher(value(key).orElse("")).results().limit(2).map(part -> part.group(1) + part.group(2)).toList();
    }

    private void measured(Term term, String key, String unit) {
        found.measured(term, name(key), value(key), unit);
    }

    private void text(Term term, String... keys) {
        Stream.of(keys).forEach(key -> found.text(term, name(key), value(key)));
    }

    /** The key as the text has it. */
    private String name(String key) {
        return entries.containsKey(key) ? entries.get(key).key() : "$" + key;
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }
}
