package io.semstream.model.calibration;

/** Arithmetic on embeddings. */
final class Vectors {
    private Vectors() {}

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
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
