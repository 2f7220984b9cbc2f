package io.semstream.simulator.wires;

import io.semstream.micrograph.GrayImage;

/**
 * A frame of wires and the truth about it.
 *
 * @param alignedFraction
 *            share of the wires' volume inside the frame that belongs to the aligned ones, hidden parts included, 0 to 1
 * @param directionDegrees
 *            mean direction of the aligned wires as they were laid, counter-clockwise from the x axis, 0 to below 180; what was asked for when there are none
 * @param wires
 *            how many there are
 */
public record RenderedWires(GrayImage image, double alignedFraction, double directionDegrees, int wires) {
    public RenderedWires {
        if (!(alignedFraction >= 0 && alignedFraction <= 1) || !(directionDegrees >= 0 && directionDegrees < 180)) {
            throw new IllegalArgumentException("no such truth: " + alignedFraction + " at " + directionDegrees + " degrees");
        }
    }
}
