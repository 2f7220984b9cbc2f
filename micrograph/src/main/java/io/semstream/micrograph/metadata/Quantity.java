package io.semstream.micrograph.metadata;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A measured value in SI units, read from a text such as {@code 4.022 mm}, {@code 918.3 pm}, {@code 399.85 K X} or {@code 15000 Volt}.
 *
 * @param unit
 *            m, V, A, s, Pa or rad; empty for a ratio
 */
record Quantity(double value, String unit) {
    private static final double DEGREE = Math.PI / 180;
    private static final double ANGSTROM = 1e-10;
    private static final double TORR = 101_325 / 760.0;
    /** The value of one unit, by the unit's name in lower or upper case as vendors write it. */
    private static final Map<String, Quantity> UNITS = Stream
            .of(units(1, "m", "m", "meter", "meters", "metre", "metres"), units(1, "V", "V", "Volt", "Volts", "volt", "volts"),
                    units(1, "A", "A", "Amp", "Ampere"), units(1, "s", "s", "sec", "Sec", "secs", "Secs", "second", "seconds"),
                    units(60, "s", "Min", "Mins", "min", "mins"), units(3600, "s", "Hours", "hours"), units(1, "Pa", "Pa", "Pascal"),
                    units(100, "Pa", "mbar", "mBar"), units(1e5, "Pa", "bar"), units(TORR, "Pa", "Torr", "torr"), units(1, "", "X", "x"),
                    units(1, "rad", "rad", "radian", "radians"),
                    units(DEGREE, "rad", "°", "º", "deg", "degs", "degree", "degrees", "Degree", "Degrees"),
                    units(1e-6, "m", "micron", "microns", "micrometer", "micrometre"), units(1e-9, "m", "nanometer", "nanometre"),
                    units(1e-3, "m", "millimeter", "millimetre"), units(ANGSTROM, "m", "Å", "\u212B", "angstrom", "Angstrom"))
            .flatMap(map -> map.entrySet().stream()).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<Character, Double> PREFIXES = Map.ofEntries(Map.entry('f', 1e-15), Map.entry('p', 1e-12),
            Map.entry('n', 1e-9), Map.entry('u', 1e-6), Map.entry('µ', 1e-6), Map.entry('μ', 1e-6), Map.entry('m', 1e-3),
            Map.entry('c', 1e-2), Map.entry('h', 1e2), Map.entry('k', 1e3), Map.entry('K', 1e3), Map.entry('M', 1e6));
    private static final String NUMBER = "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?";
    private static final Pattern DECIMAL = Pattern.compile(NUMBER);
    private static final Pattern FORM = Pattern.compile("(" + NUMBER + ")\\s*(\\D*)");
    /** Longer than any instrument's; a million digits would keep the reader busy. */
    private static final int LONGEST = 80;

    static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(plain(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return unit(matcher.group(2).replace(" ", "")).flatMap(one -> {
            OptionalDouble value = number(matcher.group(1), one.value());
            return value.isEmpty() ? Optional.empty() : Optional.of(new Quantity(value.getAsDouble(), one.unit()));
        });
    }

    /** One of the unit that is written like this, alone or with a prefix. */
    static Optional<Quantity> unit(String written) {
        String name = plain(written);
        Optional<Quantity> plain = Optional.ofNullable(UNITS.get(name));
        return plain.or(() -> name.length() < 2
                ? Optional.empty()
                : Optional.ofNullable(PREFIXES.get(name.charAt(0))).flatMap(prefix -> Optional.ofNullable(UNITS.get(name.substring(1)))
                        .map(one -> new Quantity(one.value() * prefix, one.unit()))));
    }

    /** Empty where the text is no decimal number, or not a finite one. */
    static OptionalDouble number(String text) {
        return number(text, 1);
    }

    /** The same, multiplied as decimals are: 918.3 pm are 9.183E-10 m and not a digit more. */
    static OptionalDouble number(String text, double factor) {
        String plain = plain(text);
        if (!DECIMAL.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        double number = new BigDecimal(plain).multiply(BigDecimal.valueOf(factor)).doubleValue();
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** Blanks that do not break, the printer's minus, and the two characters that UTF-8's µ and ° become when read as Latin-1; nothing where it is too long. */
    private static String plain(String text) {
        return text.length() > LONGEST
                ? ""
                : text.replace('\u00A0', ' ').replace('\u202F', ' ').replace('\u2212', '-').replace("Â", "").replace("Î¼", "µ").strip();
    }

    private static Map<String, Quantity> units(double value, String unit, String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> new Quantity(value, unit)));
    }
}
