package io.semstream.micrograph.reduced;

/** From 64 frequencies back to 8 x 8 samples (ITU-T T.81, A.3.3), rows and columns apart. Not thread-safe. */
final class InverseDct {
    static final int EDGE = 8;
    static final int BLOCK = EDGE * EDGE;
    private static final int MIDDLE = 128;
    private static final float[] WAVES = waves();

    private final float[] rows = new float[BLOCK];
    private final float[] samples = new float[BLOCK];

    /** @return 0 to 255, row by row; overwritten by the next call */
    float[] samples(short[] frequencies, int from, int[] steps) {
        for (int v = 0; v < EDGE; v++) {
            for (int x = 0; x < EDGE; x++) {
                float sum = 0;
                for (int u = 0; u < EDGE; u++) {
                    int at = v * EDGE + u;
                    sum += WAVES[x * EDGE + u] * frequencies[from + at] * steps[at];
                }
                rows[v * EDGE + x] = sum;
            }
        }
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                float sum = MIDDLE;
                for (int v = 0; v < EDGE; v++) {
                    sum += WAVES[y * EDGE + v] * rows[v * EDGE + x];
                }
                samples[y * EDGE + x] = Math.clamp(sum, 0, 255);
            }
        }
        return samples;
    }

    private static float[] waves() {
        float[] waves = new float[BLOCK];
        for (int x = 0; x < EDGE; x++) {
            for (int u = 0; u < EDGE; u++) {
                double height = u == 0 ? Math.sqrt(0.5) / 2 : 0.5;
                waves[x * EDGE + u] = (float) (height * Math.cos((2 * x + 1) * u * Math.PI / 16));
            }
        }
        return waves;
    }
}
