package io.semstream.model.alignment;

import io.semstream.micrograph.GrayImage;

/**
 * A frame as the network sees it and the truth about it.
 *
 * @param image
 *            at most 256 pixels on the longer edge
 */
public record WireExample(GrayImage image, double alignedFraction, double directionDegrees) {
    public static WireExample of(GrayImage specimen, double alignedFraction, double directionDegrees) {
        return new WireExample(WireInput.reduced(specimen), alignedFraction, directionDegrees);
    }

    float[] target() {
        double doubled = Math.toRadians(2 * directionDegrees);
        return new float[]{(float) alignedFraction, (float) (alignedFraction * Math.cos(doubled)),
            (float) (alignedFraction * Math.sin(doubled))};
    }
}
