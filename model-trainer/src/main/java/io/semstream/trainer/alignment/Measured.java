package io.semstream.trainer.alignment;

import io.semstream.micrograph.alignment.Alignment;
import io.semstream.simulator.wires.RenderedWires;
import java.util.Optional;

/**
 * What a method said about one frame, and the truth.
 *
 * @param fraction
 *            0 where the method sees nothing with a direction
 * @param directionError
 *            degrees, 0 to 90; NaN where no direction was given or nothing is aligned
 */
record Measured(Condition condition, String method, double truth, double fraction, double directionError) {
    static Measured of(Condition condition, String method, RenderedWires wires, Optional<Alignment> found) {
        double fraction = found.map(Alignment::alignedFraction).orElse(0.0);
        double error = found.filter(alignment -> alignment.directionDegrees().isPresent() && wires.alignedFraction() > 0)
                .map(alignment -> apart(alignment.directionDegrees().getAsDouble(), wires.directionDegrees())).orElse(Double.NaN);
        return new Measured(condition, method, wires.alignedFraction(), fraction, error);
    }

    private static double apart(double a, double b) {
        double difference = Math.abs(a - b) % 180;
        return Math.min(difference, 180 - difference);
    }

    double error() {
        return Math.abs(fraction - truth);
    }
}
