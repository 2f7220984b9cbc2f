package io.semstream.simulator.wires;

import io.semstream.simulator.relief.Dice;

/**
 * Wires or fibres lying one over another: some around one direction, the others in any. Equal scenes give equal pixels.
 *
 * @param width
 *            columns of the frame
 * @param height
 *            rows of the frame; there is no data bar
 * @param alignedFraction
 *            share of the wires' volume that lies around the direction, 0 to 1; a frame of few wires comes as near as it can
 * @param directionDegrees
 *            counter-clockwise from the image's x axis, 0 to below 180
 * @param spreadDegrees
 *            standard deviation of the aligned wires' directions
 * @param cover
 *            sum of the wires' projected areas as a share of the frame, hidden parts included: 0.2 is sparse, 2 is a mat without gaps
 * @param diameter
 *            mean diameter in pixels; single wires differ by a fifth
 * @param length
 *            mean length in diameters
 * @param bend
 *            standard deviation of the turn over ten diameters, in degrees; 0 for straight wires
 * @param blur
 *            radius of the beam's spot in pixels, 0 for none
 * @param noise
 *            standard deviation of the grey levels' noise as a share of the full scale
 */
public record WireScene(int width, int height, double alignedFraction, double directionDegrees, double spreadDegrees, double cover,
        double diameter, double length, double bend, double blur, double noise, long seed) {

    public WireScene {
        require(width >= 64 && height >= 64, "a frame has at least 64 x 64 pixels: " + width + " x " + height);
        require(alignedFraction >= 0 && alignedFraction <= 1, "aligned fraction out of [0, 1]: " + alignedFraction);
        require(directionDegrees >= 0 && directionDegrees < 180, "direction out of [0, 180): " + directionDegrees);
        require(spreadDegrees >= 0 && spreadDegrees <= 45, "spread out of [0, 45]: " + spreadDegrees);
        require(cover > 0 && cover <= 10, "cover out of (0, 10]: " + cover);
        require(diameter >= 1 && diameter <= width, "diameter out of [1, width]: " + diameter);
        require(length >= 2 && length <= 1000, "length out of [2, 1000] diameters: " + length);
        require(bend >= 0 && bend <= 30, "bend out of [0, 30]: " + bend);
        require(blur >= 0 && blur <= 50, "blur out of [0, 50]: " + blur);
        require(noise >= 0 && noise <= 1, "noise out of [0, 1]: " + noise);
    }

    /** Clean, straight wires of 10 pixels in a frame of 1024 x 768, a third of it covered. */
    public static WireScene clean(double alignedFraction, double directionDegrees, long seed) {
        return new WireScene(1024, 768, alignedFraction, directionDegrees, 5, 0.35, 10, 25, 0, 0, 0, seed);
    }

    /** Anything a microscope may be shown: any fraction, direction, density, thickness, blur and noise. Lengths fit a frame of this size. */
    public static WireScene any(int width, int height, long seed) {
        Dice dice = new Dice(seed);
        double unit = Math.hypot(width, height) / 1280;
        double fraction = dice.chance(0.15) ? dice.count(0, 1) : dice.between(0, 1);
        return new WireScene(width, height, fraction, dice.between(0, 180), dice.between(1, 15), dice.scale(0.1, 2.2),
                unit * dice.scale(4, 34), dice.scale(6, 80), dice.chance(0.6) ? 0 : dice.between(0, 8),
                dice.chance(0.5) ? 0 : unit * dice.between(0, 4), dice.chance(0.3) ? 0 : dice.scale(0.01, 0.35), dice.seed());
    }

    public WireScene sized(int newWidth, int newHeight) {
        return new WireScene(newWidth, newHeight, alignedFraction, directionDegrees, spreadDegrees, cover, diameter, length, bend, blur,
                noise, seed);
    }

    public WireScene spread(double degrees) {
        return new WireScene(width, height, alignedFraction, directionDegrees, degrees, cover, diameter, length, bend, blur, noise, seed);
    }

    public WireScene wires(double newCover, double newDiameter, double newLength, double newBend) {
        return new WireScene(width, height, alignedFraction, directionDegrees, spreadDegrees, newCover, newDiameter, newLength, newBend,
                blur, noise, seed);
    }

    public WireScene taken(double newBlur, double newNoise) {
        return new WireScene(width, height, alignedFraction, directionDegrees, spreadDegrees, cover, diameter, length, bend, newBlur,
                newNoise, seed);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
