package io.semstream.model.calibration;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that was fitted on held-out data.
 *
 * @param temperature
 *            divides logits before the softmax
 * @param conformal
 *            thresholds for every image whose instrument has none of its own
 * @param instruments
 *            instrument to thresholds of its own, at the same promised coverage
 * @param outOfDomain
 *            absent for a network without embedding
 */
public record Calibration(double temperature, Conformal conformal, Map<String, Conformal> instruments, Optional<OutOfDomain> outOfDomain,
        QualityLimits quality) {

    public Calibration {
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
        instruments.forEach((name, own) -> requireLikeShared(name, own, conformal));
    }

    /** One set of thresholds for all instruments. */
    public Calibration(double temperature, Conformal conformal, Optional<OutOfDomain> outOfDomain, QualityLimits quality) {
        this(temperature, conformal, Map.of(), outOfDomain, quality);
    }

    /** The thresholds of the instrument, or those of all where it is unknown or has none of its own. */
    public Conformal conformal(Optional<String> instrument) {
        return instrument.flatMap(name -> Optional.ofNullable(instruments.get(name))).orElse(conformal);
    }

    private static void requireLikeShared(String name, Conformal own, Conformal shared) {
        if (own.coverage() != shared.coverage() || own.thresholds().size() != shared.thresholds().size()) {
            throw new IllegalArgumentException("instrument " + name + " has " + own.thresholds().size() + " thresholds at coverage "
                    + own.coverage() + ", the bundle " + shared.thresholds().size() + " at " + shared.coverage());
        }
    }
}
