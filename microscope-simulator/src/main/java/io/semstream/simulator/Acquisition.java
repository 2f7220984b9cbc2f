package io.semstream.simulator;

import io.semstream.simulator.relief.Dice;
import java.time.LocalDateTime;

/**
 * How a frame was taken.
 *
 * @param instrument
 *            model name
 * @param magnification
 *            relative to a print 127 mm wide
 * @param acquiredAt
 *            by the instrument's clock, which knows no time zone
 */
public record Acquisition(String instrument, String detector, double acceleratingVoltageV, double pixelSizeM, double workingDistanceM,
        double magnification, LocalDateTime acquiredAt) {
    private static final double PRINT_WIDTH_M = 0.127;
    private static final double[] VOLTAGES = {1000, 2000, 3000, 5000, 10_000, 15_000, 20_000};
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2026, 1, 5, 8, 0);
    private static final int MINUTES = 300 * 24 * 60;

    public Acquisition {
        if (!(acceleratingVoltageV > 0 && pixelSizeM > 0 && workingDistanceM > 0 && magnification > 0)) {
            throw new IllegalArgumentException("voltage, pixel size, working distance and magnification are positive");
        }
    }

    /** Settings an operator might choose for the structure. */
    static Acquisition of(Structure structure, Vendor vendor, int width, Dice dice) {
        double pixelSizeM = dice.scale(structure.finestPixelM(), structure.coarsestPixelM());
        String detector = dice.chance(0.3) ? vendor.inLensDetector() : vendor.detector();
        return new Acquisition(vendor.model(), detector, VOLTAGES[dice.count(0, VOLTAGES.length - 1)], pixelSizeM,
                dice.between(0.003, 0.014), PRINT_WIDTH_M / (pixelSizeM * width),
                FIRST_DAY.plusMinutes(dice.count(0, MINUTES)).plusSeconds(dice.count(0, 59)));
    }
}
