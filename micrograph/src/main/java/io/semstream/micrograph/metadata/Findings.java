package io.semstream.micrograph.metadata;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.semstream.micrograph.metadata.InstrumentMetadata.Field;
import io.semstream.micrograph.metadata.InstrumentMetadata.RawBlock;

/**
 * Collects what one vendor's text tells. The first value of a term stands; what is there but cannot be understood becomes a note and the next place is asked.
 */
final class Findings {
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_QUOTE = 40;

    private final String place;
    private final Map<Term, Field> fields = new EnumMap<>(Term.class);
    private final Set<Term> damaged = EnumSet.noneOf(Term.class);
    private final List<String> notes = new ArrayList<>();
    private final List<RawBlock> raw = new ArrayList<>();

    /** @param place the vendor and the tag or file, which every source begins with */
    Findings(String place) {
        this.place = place;
    }

    /** A plain number in the term's own unit. */
    Findings number(Term term, String key, Optional<String> text) {
        return number(term, key, text, 1);
    }

    /** A plain number in a unit of {@code factor} times the term's own. */
    Findings number(Term term, String key, Optional<String> text, double factor) {
        if (isWanted(term, text)) {
            OptionalDouble number = Quantity.number(text.orElseThrow(), factor);
            if (number.isPresent()) {
                keep(term, key, number.getAsDouble());
            } else {
                damaged.add(term);
                note(key, text.orElseThrow(), "is no number");
            }
        }
        return this;
    }

    /** A number with its unit behind it. */
    Findings quantity(Term term, String key, Optional<String> text) {
        if (isWanted(term, text)) {
            Optional<Quantity> quantity = Quantity.parse(text.orElseThrow());
            if (quantity.isPresent() && quantity.get().unit().equals(term.unit().orElse(""))) {
                keep(term, key, quantity.get().value());
            } else {
                damaged.add(term);
                note(key, text.orElseThrow(), "is no number with a unit of " + term.unit().orElse("a ratio"));
            }
        }
        return this;
    }

    /** A plain number and, apart from it, its unit's name. */
    Findings quantity(Term term, String key, Optional<String> text, Optional<String> unit) {
        return quantity(term, key, text.map(number -> number + " " + unit.orElse("")));
    }

    Findings text(Term term, String key, Optional<String> text) {
        if (isWanted(term, text)) {
            keep(term, key, text.orElseThrow());
        }
        return this;
    }

    /** A number that may have its unit behind it and else is in this one, a name that {@link Quantity} knows. */
    Findings measured(Term term, String key, Optional<String> text, String unit) {
        boolean plain = text.filter(value -> value.chars().noneMatch(Character::isLetter) || Quantity.number(value).isPresent())
                .isPresent();
        return plain ? number(term, key, text, Quantity.unit(unit).orElseThrow().value()) : quantity(term, key, text);
    }

    /** Date and time in any of the notations that instruments use. */
    Findings time(String key, Optional<String> text) {
        if (isWanted(Term.ACQUIRED_AT, text)) {
            Optional<InstrumentTime> time = InstrumentTime.parse(text.orElseThrow());
            if (time.isPresent()) {
                time(key, time.get());
            } else {
                note(key, text.orElseThrow(), "is no date and time of a known form");
            }
        }
        return this;
    }

    Findings time(String key, InstrumentTime time) {
        if (!fields.containsKey(Term.ACQUIRED_AT)) {
            keep(Term.ACQUIRED_AT, key, time.iso());
            keep(Term.ACQUIRED_AT_ZONE, key, time.zone());
        }
        return this;
    }

    /** What follows from other values; the key says how. Nothing follows where the instrument's own word for it could not be understood. */
    Findings computed(Term term, String key, OptionalDouble value) {
        if (!fields.containsKey(term) && !damaged.contains(term) && value.isPresent()) {
            keep(term, key, value.getAsDouble());
        }
        return this;
    }

    /** A length that something is computed from, in metres; 0 where there is none. */
    double length(String key, Optional<String> text) {
        Optional<Quantity> length = text.flatMap(Quantity::parse).filter(quantity -> quantity.unit().equals("m"));
        if (length.isEmpty()) {
            text.ifPresent(told -> note(key, told, "is no length"));
        }
        return length.map(Quantity::value).orElse(0.0);
    }

    Findings raw(String text) {
        raw.add(new RawBlock(place, text));
        return this;
    }

    Findings unreadable(String why) {
        notes.add(place + ": " + why);
        return this;
    }

    OptionalDouble number(Term term) {
        return fields.containsKey(term) ? fields.get(term).number() : OptionalDouble.empty();
    }

    InstrumentMetadata metadata() {
        return new InstrumentMetadata(List.copyOf(fields.values()), notes, raw);
    }

    private boolean isWanted(Term term, Optional<String> text) {
        return !fields.containsKey(term) && text.filter(value -> !value.isBlank()).isPresent();
    }

    private void keep(Term term, String key, double value) {
        if (term.allowed() == Term.Values.ANY || value > 0 || (value == 0 && term.allowed() == Term.Values.NOT_NEGATIVE)) {
            fields.put(term, Field.number(term, value, source(key)));
        } else if (value < 0) {
            damaged.add(term);
            note(key, String.valueOf(value), "cannot be below zero");
        }
    }

    private void keep(Term term, String key, String text) {
        String clean = cut(text.strip(), LONGEST_TEXT).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        if (!clean.isEmpty()) {
            fields.put(term, Field.text(term, clean, source(key)));
        }
    }

    private void note(String key, String value, String problem) {
        String start = cut(value.strip(), LONGEST_QUOTE).replaceAll("\\p{Cntrl}", "?");
        String quote = start.length() < value.strip().length() ? start + "…" : start;
        notes.add(source(key) + ": \"" + quote + "\" " + problem);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private String source(String key) {
        return place + " " + key;
    }
}
