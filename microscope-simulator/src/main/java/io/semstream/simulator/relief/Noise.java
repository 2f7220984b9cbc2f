package io.semstream.simulator.relief;

/** Smooth value noise in -1 to 1 and sums of its octaves. */
public final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long seed;

    public Noise(long seed) {
        this.seed = seed;
    }

    /** Value at a point of a lattice with spacing 1. */
    public double at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double u = smooth(x - left);
        double v = smooth(y - top);
        double upper = mix(lattice(left, top), lattice(left + 1, top), u);
        double lower = mix(lattice(left, top + 1), lattice(left + 1, top + 1), u);
        return mix(upper, lower, v);
    }

    /** Octaves over a whole frame, each half as coarse and {@code roughness} times as strong as the one before, scaled to about -1 to 1. */
    public static float[] field(int width, int height, double cell, int octaves, double roughness, long seed) {
        float[] sum = new float[width * height];
        double strength = 1;
        double total = 0;
        double size = cell;
        for (int octave = 0; octave < octaves; octave++) {
            new Noise(seed + octave * GOLDEN).add(sum, width, size, strength);
            total += strength;
            strength *= roughness;
            size = Math.max(1, size / 2);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (sum[i] / total);
        }
        return sum;
    }

    private void add(float[] sum, int width, double cell, double strength) {
        int[] lefts = new int[width];
        float[] shares = new float[width];
        for (int x = 0; x < width; x++) {
            lefts[x] = (int) (x / cell);
            shares[x] = (float) smooth(x / cell - lefts[x]);
        }
        int columns = lefts[width - 1] + 2;
        for (int y = 0; y < sum.length / width; y++) {
            float[] row = row(y / cell, columns);
            for (int x = 0; x < width; x++) {
                float left = row[lefts[x]];
                sum[y * width + x] += (float) (strength * (left + (row[lefts[x] + 1] - left) * shares[x]));
            }
        }
    }

    private float[] row(double y, int columns) {
        int top = (int) y;
        double share = smooth(y - top);
        float[] row = new float[columns];
        for (int column = 0; column < columns; column++) {
            row[column] = (float) mix(lattice(column, top), lattice(column, top + 1), share);
        }
        return row;
    }

    private double lattice(int x, int y) {
        return 2 * unit(hash(x, y)) - 1;
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
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
