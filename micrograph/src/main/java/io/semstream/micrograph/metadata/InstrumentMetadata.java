package io.semstream.micrograph.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known about a frame from its file and the files beside it.
 *
 * @param fields
 *            in SI units, one of a term
 * @param notes
 *            values that could not be understood: what stood where, and what is wrong with it
 * @param raw
 *            the vendors' own texts, for whoever wants more
 */
public record InstrumentMetadata(List<Field> fields, List<String> notes, List<RawBlock> raw) {

    /** A vendor's text and where it stood, such as {@code FEI 34682}. */
    public record RawBlock(String source, String text) {}

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

        public static Field number(Term term, double value, String source) {
            return new Field(term.fieldName(), OptionalDouble.of(value), Optional.empty(), term.unit(), source);
        }

        public static Field text(Term term, String value, String source) {
            return new Field(term.fieldName(), OptionalDouble.empty(), Optional.of(value), Optional.empty(), source);
        }
    }

    public InstrumentMetadata {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
        raw = List.copyOf(raw);
    }

    public static InstrumentMetadata none() {
        return new InstrumentMetadata(List.of(), List.of(), List.of());
    }

    /** Both; where both have a field, this one's stands. */
    public InstrumentMetadata and(InstrumentMetadata other) {
        List<Field> all = new ArrayList<>(fields);
        other.fields.stream().filter(field -> field(field.name()).isEmpty()).forEach(all::add);
        return new InstrumentMetadata(all, joined(notes, other.notes), joined(raw, other.raw));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Optional<Field> field(Term term) {
        return field(term.fieldName());
    }

    public OptionalDouble number(Term term) {
        return field(term).map(Field::number).orElse(OptionalDouble.empty());
    }

    public Optional<String> text(Term term) {
        return field(term).flatMap(Field::text);
    }
}
