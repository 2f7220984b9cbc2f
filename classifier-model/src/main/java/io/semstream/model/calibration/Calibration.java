package io.semstream.model.calibration;

import java.util.Optional;

/**
 * Everything that was fitted on held-out data.
 *
 * @param temperature
 *            divides logits before the softmax
 * @param outOfDomain
 *            absent for a network without embedding
 */
public record Calibration(double temperature, Conformal conformal, Optional<OutOfDomain> outOfDomain, QualityLimits quality) {
    public Calibration {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
    }
}
