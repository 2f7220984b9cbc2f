package io.semstream.micrograph;

/**
 * Measures of how usable a frame is, taken without its data bar.
 *
 * @param sharpness
 *            0 for a frame that is blurred or nothing but noise, about 0.5 for crisp edges, at most 1; below 0.1 no detail smaller than a hundredth of the frame
 *            is left (see {@link Sharpness})
 * @param saturatedFraction
 *            share of pixels that are pure black or pure white, 0 to 1
 * @param dynamicRange
 *            distance of the 1st and 99th percentile as a share of the full scale, 0 to 1
 * @param entropy
 *            Shannon entropy of the grey levels in bits, 0 to 8
 * @param structure
 *            share of the variation between neighbouring areas that noise does not explain, 0 for an empty frame to 1
 */
public record ImageQuality(double sharpness, double saturatedFraction, double dynamicRange, double entropy, double structure) {

    public static ImageQuality of(Micrograph micrograph) {
        return of(micrograph.specimen());
    }

    /**
     * @param specimen
     *            the region without data bar
     */
    public static ImageQuality of(GrayImage specimen) {
        GrayHistogram levels = new GrayHistogram(specimen);
        Sharpness sharpness = new Sharpness(specimen);
        double range = (levels.percentile(0.99) - levels.percentile(0.01)) / 255.0;
        return new ImageQuality(sharpness.value(), levels.share(0) + levels.share(255), range, levels.entropy(), sharpness.structure());
    }
}
