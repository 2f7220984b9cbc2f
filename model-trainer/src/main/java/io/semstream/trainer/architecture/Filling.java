package io.semstream.trainer.architecture;

import java.util.random.RandomGenerator;

/**
 * How a tensor begins: {@code centre} plus noise.
 *
 * @param spread
 *            standard deviation of normal noise, half the width of uniform noise, 0 for none
 */
public record Filling(float centre, double spread, Noise noise) {

    /** Its distribution. */
    public enum Noise {
        NONE, NORMAL, TRUNCATED_NORMAL, UNIFORM
    }

    static Filling constant(float value) {
        return new Filling(value, 0, Noise.NONE);
    }

    /** He et al., "Delving Deep into Rectifiers", ICCV 2015: keeps the variance of gradients ({@code fan} outputs) or activations ({@code fan} inputs). */
    static Filling he(int fan) {
        return new Filling(0, Math.sqrt(2.0 / fan), Noise.NORMAL);
    }

    static Filling normal(double deviation) {
        return new Filling(0, deviation, Noise.NORMAL);
    }

    /** Nothing beyond two deviations. */
    static Filling truncatedNormal(double deviation) {
        return new Filling(0, deviation, Noise.TRUNCATED_NORMAL);
    }

    /** As PyTorch fills linear layers and biases: uniform within {@code 1 / sqrt(fan)}. */
    static Filling uniform(int fan) {
        return new Filling(0, 1 / Math.sqrt(fan), Noise.UNIFORM);
    }

    float next(RandomGenerator random) {
        return (float) (centre + spread * switch (noise) {
            case NONE -> 0;
            case NORMAL -> random.nextGaussian();
            case TRUNCATED_NORMAL -> truncated(random);
            case UNIFORM -> 2 * random.nextDouble() - 1;
        });
    }

    private static double truncated(RandomGenerator random) {
        double value;
        do {
            value = random.nextGaussian();
        } while (Math.abs(value) > 2);
        return value;
    }
}
