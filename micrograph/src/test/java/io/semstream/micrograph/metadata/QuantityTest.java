package io.semstream.micrograph.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

    @ParameterizedTest
    @CsvSource({"4.022 mm, 0.004022, m", "918.3 pm, 9.183e-10, m", "1.25 µm, 1.25e-6, m", "1.25 μm, 1.25e-6, m", "1.25 um, 1.25e-6, m",
        "1.25 Âµm, 1.25e-6, m", "3 Å, 3e-10, m", "2 micron, 2e-6, m", "399.85 K X, 399850, ''", "1.00 K X, 1000, ''", "500 X, 500, ''",
        "15000 Volt, 15000, V", "5.000 kV, 5000, V", "5.00kV, 5000, V", "-20.5 °, -0.35779249665883754, rad",
        "90 Â°, 1.5707963267948966, rad",
        "180 degs, 3.141592653589793, rad", "2.47e-006 mbar, 2.47e-4, Pa", "1.5E-4Pa, 1.5e-4, Pa", "1 Torr, 133.32236842105263, Pa",
        "20.2 Secs, 20.2, s", "1.4 Mins, 84, s", "100 ns, 1e-7, s", "200.0 nA, 2e-7, A", ".5 um, 5e-7, m", "+3 mm, 0.003, m",
        "−3 mm, -0.003, m"})
    void readsNumbersWithTheirUnits(String text, double value, String unit) {
        Quantity quantity = Quantity.parse(text).orElseThrow();

        assertThat(quantity.value()).isCloseTo(value, within(Math.abs(value) * 1e-9));
        assertThat(quantity.unit()).isEqualTo(unit);
    }

    @Test
    void readsABlankThatDoesNotBreak() {
        assertThat(Quantity.parse("5.0\u00A0kV")).contains(new Quantity(5000, "V"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "mm", "4,022 mm", "1,000.5 V", "1.2.3 mm", "0x10 V", "NaN V", "Infinity", "1e99999 V",
        "4 furlongs", "4 \uFFFDm",
        "5 mm 6 mm", "4"})
    void takesNothingElseForAQuantityOfLength(String text) {
        assertThat(Quantity.parse(text).filter(quantity -> quantity.unit().equals("m"))).isEmpty();
    }

    @Test
    void isDoneWithAMillionDigitsAtOnce() {
        assertThat(Quantity.number("1".repeat(1_000_000))).isEmpty();
        assertThat(Quantity.parse("1".repeat(1_000_000) + " mm")).isEmpty();
        assertThat(Quantity.unit("m".repeat(1_000_000))).isEmpty();
    }
}
