package io.semstream.micrograph.metadata;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measured value in SI units, read from a text such as {@code 4.022 mm}, {@code 918.3 pm}, {@code 399.85 K X} or {@code 15000 Volt}.
 *
 * @param unit
 *            m, V, A, s, Pa or rad; empty for a ratio
 */
record Quantity(double value, String unit) {
    private static final double DEGREE = Math.PI / 180;
    /** The value of one unit, by the unit's name in lower or upper case as vendors write it. */
    private static final Map<String, Quantity> UNITS = Map.ofEntries(one("m", "m"), one("V", "V"), one("Volt", "V"), one("A", "A"),
            one("s", "s"),
            one("sec", "s"), one("Sec", "s"), one("Secs", "s"), one("Pa", "Pa"), one("X", ""), one("x", ""), one("rad", "rad"),
            Map.entry("mbar", new Quantity(100, "Pa")), Map.entry("Torr", new Quantity(101_325 / 760.0, "Pa")),
            Map.entry("°", new Quantity(DEGREE, "rad")), Map.entry("deg", new Quantity(DEGREE, "rad")),
            Map.entry("degree", new Quantity(DEGREE, "rad")), Map.entry("degrees", new Quantity(DEGREE, "rad")),
            Map.entry("micron", new Quantity(1e-6, "m")), Map.entry("Min", new Quantity(60, "s")),
            Map.entry("Mins", new Quantity(60, "s")));
    private static final Map<Character, Double> PREFIXES = Map.ofEntries(Map.entry('p', 1e-12), Map.entry('n', 1e-9), Map.entry('u', 1e-6),
            Map.entry('µ', 1e-6), Map.entry('μ', 1e-6), Map.entry('m', 1e-3), Map.entry('c', 1e-2), Map.entry('h', 1e2),
            Map.entry('k', 1e3),
            Map.entry('K', 1e3), Map.entry('M', 1e6));
    private static final String NUMBER = "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?";
    private static final Pattern DECIMAL = Pattern.compile(NUMBER);
    private static final Pattern FORM = Pattern.compile("(" + NUMBER + ")\\s*(\\D*)");

    static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return unit(matcher.group(2).replace(" ", "")).flatMap(one -> {
            OptionalDouble value = number(matcher.group(1), one.value());
            return value.isEmpty() ? Optional.empty() : Optional.of(new Quantity(value.getAsDouble(), one.unit()));
        });
    }

    /** One of the unit that is written like this, alone or with a prefix. */
    static Optional<Quantity> unit(String name) {
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
        if (!DECIMAL.matcher(text.strip()).matches()) {
            return OptionalDouble.empty();
        }
        double number = new BigDecimal(text.strip()).multiply(BigDecimal.valueOf(factor)).doubleValue();
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static Map.Entry<String, Quantity> one(String name, String unit) {
        return Map.entry(name, new Quantity(1, unit));
    }
}
