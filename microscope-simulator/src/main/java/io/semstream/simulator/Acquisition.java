package io.semstream.simulator;

import java.time.LocalDateTime;

/**
 * How a frame was taken.
 *
 * @param instrument
 *            model name
 * @param acquiredAt
 *            by the instrument's clock, which knows no time zone
 */
public record Acquisition(String instrument, String detector, double acceleratingVoltageV, double pixelSizeM, double workingDistanceM,
        double magnification, LocalDateTime acquiredAt) {
    public Acquisition {
        if (!(acceleratingVoltageV > 0 && pixelSizeM > 0 && workingDistanceM > 0 && magnification > 0)) {
            throw new IllegalArgumentException("voltage, pixel size, working distance and magnification are positive");
        }
    }
}
