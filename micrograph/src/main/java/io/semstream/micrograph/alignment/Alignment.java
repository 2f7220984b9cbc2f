package io.semstream.micrograph.alignment;

import java.util.OptionalDouble;

/**
 * How the wires of one frame lie.
 *
 * @param alignedFraction
 *            share of the wires that lie around one direction, beyond what wires in any direction would put there, 0 to 1
 * @param standardError
 *            of the fraction, from how many independent wires the frame seems to hold
 * @param directionDegrees
 *            mean direction of the aligned wires, counter-clockwise from the image's x axis, 0 to below 180; absent where nothing is aligned
 * @param spreadDegrees
 *            standard deviation of the aligned wires' directions; absent where nothing is aligned or the method does not tell
 * @param coherency
 *            length of the mean of the doubled angles, 0 where all directions are equally frequent to 1 where all are the same
 */
public record Alignment(double alignedFraction, double standardError, OptionalDouble directionDegrees, OptionalDouble spreadDegrees,
        double coherency) {
    public Alignment {
        require(alignedFraction >= 0 && alignedFraction <= 1, "aligned fraction out of [0, 1]: " + alignedFraction);
        require(standardError >= 0 && Double.isFinite(standardError), "standard error " + standardError);
        directionDegrees.ifPresent(direction -> require(direction >= 0 && direction < 180, "direction out of [0, 180): " + direction));
        require(coherency >= 0 && coherency <= 1, "coherency out of [0, 1]: " + coherency);
    }

    /** Brings any angle of an axis into 0 to below 180 degrees. */
    public static double axis(double degrees) {
        double turned = degrees % 180;
        double positive = turned < 0 ? turned + 180 : turned;
        return positive >= 180 ? 0 : positive;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
