package io.semstream.simulator.detector;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Surface;

/**
 * Secondary-electron contrast (Goldstein et al., Scanning Electron Microscopy and X-Ray Microanalysis): yield grows with 1/cos of the slope, electrons leave edges
 * easily and hollows hardly, and the side towards the detector is brighter.
 *
 * @param slopeGain
 *            how much slopes brighten
 * @param edgeGain
 *            how much edges brighten
 * @param shadow
 *            how much hollows darken, 0 to 1
 * @param lightX
 *            towards the detector
 * @param lightY
 *            towards the detector
 */
record SecondaryElectrons(double slopeGain, double edgeGain, double shadow, double lightX, double lightY) {
    private static final double STEEPEST = 4;

    static SecondaryElectrons by(Dice dice) {
        double direction = dice.angle();
        double strength = dice.between(0.1, 0.55);
        return new SecondaryElectrons(dice.between(0.15, 0.5), dice.between(0.25, 0.9), dice.between(0.25, 0.8),
                strength * Math.cos(direction), strength * Math.sin(direction));
    }

    /** Brightness of every pixel, about 0 to 1 and beyond at edges. */
    float[] look(Surface surface) {
        int width = surface.width();
        float[] depth = surface.depth();
        int wide = (int) Math.max(4, 16 * surface.unit());
        float[] near = Blur.of(depth, width, (int) Math.max(1, Math.round(surface.unit())));
        float[] around = Blur.of(depth, width, wide);
        double relief = Math.max(1.5, deviation(depth, around));
        float[] brightness = new float[depth.length];
        for (int y = 0; y < surface.height(); y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                double gx = (depth[i + (x + 1 < width ? 1 : 0)] - depth[i - (x > 0 ? 1 : 0)]) / 2;
                double gy = (depth[i + (y + 1 < surface.height() ? width : 0)] - depth[i - (y > 0 ? width : 0)]) / 2;
                double secant = Math.min(STEEPEST, Math.sqrt(1 + gx * gx + gy * gy));
                double towards = -(gx * lightX + gy * lightY) / Math.sqrt(1 + gx * gx + gy * gy);
                double open = (depth[i] - around[i]) / relief;
                double shade = 1 - shadow * falling(open);
                double edge = Math.clamp((depth[i] - near[i]) / (0.35 * relief + 1.5), 0.0, 1.0);
                brightness[i] = (float) (surface.tone()[i] * shade * (1 + slopeGain * (secant - 1) + towards) + 0.5 * edgeGain * edge);
            }
        }
        return brightness;
    }

    /** 0 for what stands out, towards 1 for what lies deep below its surroundings. */
    private static double falling(double open) {
        return open >= 0 ? 0.28 / (1 + 2 * open) : Math.min(1, 0.28 - 0.5 * open);
    }

    private static double deviation(float[] depth, float[] around) {
        double sum = 0;
        for (int i = 0; i < depth.length; i += 7) {
            double difference = depth[i] - around[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum / (depth.length / 7.0));
    }
}
