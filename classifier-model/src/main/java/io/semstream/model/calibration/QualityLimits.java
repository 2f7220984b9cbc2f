package io.semstream.model.calibration;

/**
 * From where on an image counts as poor; the measures are those of {@code ImageQuality}.
 *
 * @param minSharpness
 *            below: blurred
 * @param maxSaturatedFraction
 *            above: too many pure black or white pixels
 * @param minDynamicRange
 *            below: next to no contrast
 * @param minEntropy
 *            below, in bits: next to nothing to see
 */
public record QualityLimits(double minSharpness, double maxSaturatedFraction, double minDynamicRange, double minEntropy) {

    /** Calls nothing poor. */
    public static QualityLimits none() {
        return new QualityLimits(0, 1, 0, 0);
    }
}
