package io.semstream.micrograph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import io.semstream.micrograph.InstrumentMetadata.Field;

/** Collects the fields that are there; the first of a name stands. */
final class FieldList {
    private final List<Field> fields = new ArrayList<>();

    FieldList number(String name, OptionalDouble value, String unit, String source) {
        value.ifPresent(number -> add(Field.number(name, number, unit, source)));
        return this;
    }

    FieldList positive(String name, OptionalDouble value, String unit, String source) {
        return number(name, value.orElse(0) > 0 ? value : OptionalDouble.empty(), unit, source);
    }

    FieldList count(String name, OptionalDouble value, String source) {
        value.ifPresent(number -> add(Field.count(name, number, source)));
        return this;
    }

    FieldList text(String name, Optional<String> value, String source) {
        value.ifPresent(text -> add(Field.text(name, text, source)));
        return this;
    }

    List<Field> fields() {
        return List.copyOf(fields);
    }

    private void add(Field field) {
        if (fields.stream().noneMatch(known -> known.name().equals(field.name()))) {
            fields.add(field);
        }
    }
}
