package io.semstream.simulator.relief;

/** Smooth gradient noise (Perlin, "Improving Noise", SIGGRAPH 2002) summed over octaves, about -1 to 1. */
public final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT_RANGE = 1.6;
    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** Octaves over a whole frame, each half as coarse and {@code roughness} times as strong as the one before. */
    public static float[] field(int width, int height, double cell, int octaves, double roughness, long seed) {
        float[] sum = new float[width * height];
        double strength = 1;
        double total = 0;
        double size = Math.max(2, cell);
        for (int octave = 0; octave < octaves; octave++) {
            total += strength;
            new Noise(seed + octave * GOLDEN).add(sum, width, size, strength);
            strength *= roughness;
            size = Math.max(2, size / 2);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (TO_UNIT_RANGE * sum[i] / total);
        }
        return sum;
    }

    private void add(float[] sum, int width, double cell, double strength) {
        int columns = (int) (width / cell) + 3;
        float[] levels = new float[columns];
        float[] slopes = new float[columns];
        for (int y = 0; y < sum.length / width; y++) {
            mixLattice(y / cell + 0.5, levels, slopes);
            for (int x = 0; x < width; x++) {
                double at = x / cell + 0.5;
                int left = (int) at;
                double share = at - left;
                double from = levels[left] + slopes[left] * share;
                double to = levels[left + 1] + slopes[left + 1] * (share - 1);
                sum[y * width + x] += (float) (strength * mix(from, to, smooth(share)));
            }
        }
    }

    /** For one row of pixels: the two lattice rows around it as one, each point with a level and a slope along the row. */
    private void mixLattice(double y, float[] levels, float[] slopes) {
        int top = (int) y;
        double share = y - top;
        double weight = smooth(share);
        for (int column = 0; column < levels.length; column++) {
            double upper = 2 * Math.PI * unit(hash(column, top));
            double lower = 2 * Math.PI * unit(hash(column, top + 1));
            levels[column] = (float) mix(Math.sin(upper) * share, Math.sin(lower) * (share - 1), weight);
            slopes[column] = (float) mix(Math.cos(upper), Math.cos(lower), weight);
        }
    }

    /** Evenly spread bits for a lattice point. */
    long hash(int x, int y) {
        long bits = seed ^ (x * 0x632BE59BD9B4E019L) ^ (y * 0xD1B54A32D192ED03L);
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    /** 0 to 1 from the upper bits. */
    static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static double smooth(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
