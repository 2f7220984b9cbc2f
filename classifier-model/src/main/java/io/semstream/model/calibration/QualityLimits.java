package io.semstream.model.calibration;

/**
 * From where on an image counts as poor; the measures are those of {@code ImageQuality}.
 *
 * @param minSharpness
 *            below: blurred, or nothing but noise
 * @param maxSaturatedFraction
 *            above: too many pure black or white pixels
 * @param minDynamicRange
 *            below: next to no contrast
 * @param minEntropy
 *            below, in bits: next to nothing to see
 * @param minStructure
 *            below: an empty frame
 */
public record QualityLimits(double minSharpness, double maxSaturatedFraction, double minDynamicRange, double minEntropy,
        double minStructure) {

    public QualityLimits {
        for (double limit : new double[]{minSharpness, maxSaturatedFraction, minDynamicRange, minEntropy, minStructure}) {
            if (!Double.isFinite(limit) || limit < 0) {
                throw new IllegalArgumentException("a quality limit is " + limit);
            }
        }
    }

    /** Far outside what any real training image showed: nothing sharp left, more than half black or white, or next to no contrast. */
    public static QualityLimits standard() {
        return new QualityLimits(0.07, 0.5, 0.05, 2.0, 0.2);
    }

    /** Calls nothing poor. */
    public static QualityLimits none() {
        return new QualityLimits(0, 1, 0, 0, 0);
    }
}
