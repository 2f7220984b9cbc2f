package io.semstream.model.calibration;

/** Arithmetic on embeddings. */
final class Vectors {
    private Vectors() {}

    /** In four sums, which the processor adds to at the same time. */
    static double dot(float[] a, float[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int whole = a.length - a.length % 4;
        for (int i = 0; i < whole; i += 4) {
            first += (double) a[i] * b[i];
            second += (double) a[i + 1] * b[i + 1];
            third += (double) a[i + 2] * b[i + 2];
            fourth += (double) a[i + 3] * b[i + 3];
        }
        double sum = first + second + (third + fourth);
        for (int i = whole; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** A copy of length 1; all zeros stay zeros. */
    static float[] normalised(float[] a) {
        double norm = norm(a);
        float[] unit = new float[a.length];
        for (int i = 0; i < a.length && norm > 0; i++) {
            unit[i] = (float) (a[i] / norm);
        }
        return unit;
    }
}
