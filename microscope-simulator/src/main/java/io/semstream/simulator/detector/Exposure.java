package io.semstream.simulator.detector;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Surface;
import java.util.Arrays;

/** One slow scan: the specimen as grey levels 0 to 1 with the beam's and the operator's imperfections. */
public final class Exposure {
    private Exposure() {}

    public static float[] of(Surface surface, Dice dice) {
        int width = surface.width();
        float[] grey = SecondaryElectrons.by(dice).look(surface);
        setContrast(grey, dice);
        if (dice.chance(0.18)) {
            charge(grey, width, dice.between(0.15, 0.6));
        }
        grey = defocus(grey, width, surface.unit(), dice);
        shade(grey, width, dice);
        count(grey, dice);
        return grey;
    }

    /**
     * With known faults: no charging, no hard contrast.
     *
     * @param blur
     *            radius of the spot in pixels
     * @param noise
     *            standard deviation of the grey levels, the same everywhere
     */
    public static float[] of(Surface surface, double blur, double noise, Dice dice) {
        int width = surface.width();
        float[] grey = SecondaryElectrons.by(dice).look(surface);
        setContrast(grey, dice.between(0.02, 0.12), dice.between(0.75, 0.95), dice.between(0.8, 1.25));
        grey = blurred(grey, width, blur);
        shade(grey, width, dice);
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) Math.clamp(grey[i] + noise * dice.bell(), 0.0, 1.0);
        }
        return grey;
    }

    /** Brightness and contrast as an operator would set them, sometimes too hard. */
    private static void setContrast(float[] grey, Dice dice) {
        double low = dice.between(0, 0.18);
        double high = dice.chance(0.2) ? dice.between(0.95, 1.25) : dice.between(0.6, 0.95);
        setContrast(grey, low, high, dice.between(0.75, 1.35));
    }

    private static void setContrast(float[] grey, double low, double high, double gamma) {
        float[] sample = new float[grey.length / 16];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = grey[i * 16];
        }
        Arrays.sort(sample);
        double dark = sample[sample.length / 100];
        double bright = sample[sample.length - 1 - sample.length / 100];
        double gain = (high - low) / Math.max(0.12, bright - dark);
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) Math.pow(Math.clamp(low + gain * (grey[i] - dark), 0.0, 1.0), gamma);
        }
    }

    /** Bright parts charge up and darken the rest of their scan line. */
    private static void charge(float[] grey, int width, double strength) {
        for (int start = 0; start < grey.length; start += width) {
            double stored = 0;
            for (int i = start; i < start + width; i++) {
                stored = 0.985 * stored + 0.015 * Math.max(0, grey[i] - 0.5) * 4;
                grey[i] = (float) Math.max(0, grey[i] - strength * stored * 0.5);
            }
        }
    }

    private static float[] defocus(float[] grey, int width, double unit, Dice dice) {
        double spot = dice.chance(0.12) ? dice.between(1, 2.6) * unit : dice.between(0, 0.9) * unit;
        return blurred(grey, width, spot);
    }

    private static float[] blurred(float[] grey, int width, double spot) {
        int radius = (int) spot;
        float[] sharp = Blur.of(grey, width, radius);
        float[] soft = Blur.of(grey, width, radius + 1);
        double share = spot - radius;
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = (float) (sharp[i] + (soft[i] - sharp[i]) * share);
        }
        return sharp;
    }

    /** The field is never evenly lit. */
    private static void shade(float[] grey, int width, Dice dice) {
        double strength = dice.between(0, 0.15);
        float[] field = Noise.field(width, grey.length / width, width * 0.7, 1, 1, dice.seed());
        for (int i = 0; i < grey.length; i++) {
            grey[i] *= (float) (1 + strength * field[i]);
        }
    }

    /** Electrons come one by one (shot noise), the amplifier adds its own. */
    private static void count(float[] grey, Dice dice) {
        double shot = dice.scale(0.015, 0.13);
        double amplifier = dice.scale(0.003, 0.03);
        for (int i = 0; i < grey.length; i++) {
            double deviation = shot * Math.sqrt(grey[i]) + amplifier;
            grey[i] = (float) Math.clamp(grey[i] + deviation * dice.bell(), 0.0, 1.0);
        }
    }
}
