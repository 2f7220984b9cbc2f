package io.semstream.micrograph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the instrument wrote about a frame, in SI units, each value with the place it came from. */
public record InstrumentMetadata(List<Field> fields) {

    public static final String ACCELERATING_VOLTAGE = "acceleratingVoltage";
    public static final String PIXEL_SIZE = "pixelSize";
    public static final String MAGNIFICATION = "magnification";
    public static final String WORKING_DISTANCE = "workingDistance";
    public static final String DETECTOR = "detector";
    public static final String INSTRUMENT_MODEL = "instrumentModel";
    /** ISO 8601 local date and time as the instrument's clock told it. */
    public static final String ACQUIRED_AT = "acquiredAt";
    public static final String DATA_BAR_HEIGHT = "dataBarHeight";

    /**
     * One value: a number with its unit, or a text.
     *
     * @param unit
     *            SI unit of the number (V, m); absent for plain counts and ratios
     * @param source
     *            where it stood, such as {@code FEI 34682 [Beam] HV}
     */
    public record Field(String name, OptionalDouble number, Optional<String> text, Optional<String> unit, String source) {
        public Field {
            if (number.isPresent() == text.isPresent()) {
                throw new IllegalArgumentException(name + " is either a number or a text");
            }
        }

        public static Field number(String name, double value, String unit, String source) {
            return new Field(name, OptionalDouble.of(value), Optional.empty(), Optional.of(unit), source);
        }

        public static Field count(String name, double value, String source) {
            return new Field(name, OptionalDouble.of(value), Optional.empty(), Optional.empty(), source);
        }

        public static Field text(String name, String value, String source) {
            return new Field(name, OptionalDouble.empty(), Optional.of(value), Optional.empty(), source);
        }
    }

    public InstrumentMetadata {
        fields = List.copyOf(fields);
    }

    public static InstrumentMetadata none() {
        return new InstrumentMetadata(List.of());
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public OptionalDouble number(String name) {
        return field(name).map(Field::number).orElse(OptionalDouble.empty());
    }

    public Optional<String> text(String name) {
        return field(name).flatMap(Field::text);
    }
}
