package io.semstream.simulator;

import io.semstream.simulator.detector.DataBarPainter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How each vendor lays out its data bar. */
final class DataBars {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private DataBars() {}

    /** The painter for a frame of this height; none where the vendor paints no bar. */
    static Optional<DataBarPainter> painter(Vendor vendor, int frameHeight) {
        return switch (vendor) {
            case FEI -> Optional.of(new DataBarPainter(rows(frameHeight, 0.077), 0, 1, true));
            case ZEISS -> Optional.of(new DataBarPainter(rows(frameHeight, 0.09), 1, 0, false));
            case TESCAN -> Optional.of(new DataBarPainter(rows(frameHeight, 0.085), 0, 0.95, false));
            case PLAIN -> Optional.empty();
        };
    }

    private static int rows(int frameHeight, double share) {
        return Math.max(14, (int) Math.round(frameHeight * share));
    }

    static List<List<String>> words(Vendor vendor, Acquisition taken) {
        String voltage = number("%.2f kV", taken.acceleratingVoltageV() / 1000);
        String distance = number("%.1f mm", taken.workingDistanceM() * 1000);
        String times = number("%.0f x", taken.magnification());
        String day = DAY.format(taken.acquiredAt());
        String time = TIME.format(taken.acquiredAt());
        return switch (vendor) {
            case FEI -> List.of(List.of(day, time), List.of("HV", voltage), List.of("mag", times), List.of("WD", distance),
                    List.of("det", taken.detector()));
            case ZEISS -> List.of(List.of("EHT = " + voltage, "WD = " + distance),
                    List.of("Signal A = " + taken.detector(), "Mag = " + times), List.of("Date: " + day, "Time: " + time));
            case TESCAN ->
                List.of(List.of("SEM HV: " + voltage, "SEM MAG: " + times), List.of("WD: " + distance, "Det: " + taken.detector()),
                        List.of(taken.instrument() + " TESCAN", "Date: " + day));
            case PLAIN -> List.of();
        };
    }

    private static String number(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
