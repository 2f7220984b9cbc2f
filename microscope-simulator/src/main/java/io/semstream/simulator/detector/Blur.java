package io.semstream.simulator.detector;

/** Three passes of a moving average: a good Gaussian at a cost that does not grow with its width. Borders repeat. */
final class Blur {
    private static final int PASSES = 3;

    private Blur() {}

    static float[] of(float[] values, int width, int radius) {
        float[] result = values.clone();
        if (radius < 1) {
            return result;
        }
        float[] spare = new float[values.length];
        int height = values.length / width;
        for (int pass = 0; pass < PASSES; pass++) {
            rows(result, spare, width, height, radius);
            columns(spare, result, width, height, radius);
        }
        return result;
    }

    private static void rows(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        for (int y = 0; y < height; y++) {
            int start = y * width;
            float sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += from[start + Math.clamp(i, 0, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                to[start + x] = sum * share;
                sum += from[start + Math.min(width - 1, x + radius + 1)] - from[start + Math.max(0, x - radius)];
            }
        }
    }

    private static void columns(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        float[] sums = new float[width];
        for (int i = -radius; i <= radius; i++) {
            addRow(sums, from, Math.clamp(i, 0, height - 1) * width, 1);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[y * width + x] = sums[x] * share;
            }
            addRow(sums, from, Math.min(height - 1, y + radius + 1) * width, 1);
            addRow(sums, from, Math.max(0, y - radius) * width, -1);
        }
    }

    private static void addRow(float[] sums, float[] from, int start, float weight) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * from[start + x];
        }
    }
}
