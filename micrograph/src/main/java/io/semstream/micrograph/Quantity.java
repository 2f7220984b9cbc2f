package io.semstream.micrograph;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measured value in SI units, read from a text such as {@code 4.022 mm}, {@code 918.3 pm} or {@code 399.85 K X}.
 *
 * @param unit
 *            m or V; X for a magnification
 */
record Quantity(double value, String unit) {
    private static final Pattern FORM = Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?[0-9]{1,3})?)\\s*([pnuµμmkKM]?)\\s*([mVX])");
    private static final Map<String, Double> PREFIXES = Map.of("", 1.0, "p", 1e-12, "n", 1e-9, "u", 1e-6, "µ", 1e-6, "μ", 1e-6, "m", 1e-3,
            "k",
            1e3, "K", 1e3, "M", 1e6);

    static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double factor = PREFIXES.getOrDefault(matcher.group(2), 1.0);
        OptionalDouble number = number(matcher.group(1));
        return number.isEmpty() ? Optional.empty() : Optional.of(new Quantity(number.getAsDouble() * factor, matcher.group(3)));
    }

    static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
