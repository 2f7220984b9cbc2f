package io.semstream.trainer;

import java.util.List;

/** Mean 0 and deviation 1 in every dimension; a dimension that never moves is left at 0. */
record Standardisation(float[] mean, float[] deviation) {
    private static final double SMALLEST = 1e-3;

    static Standardisation of(List<Example> examples) {
        int dimensions = examples.getFirst().embedding().length;
        double[] sum = new double[dimensions];
        double[] squares = new double[dimensions];
        for (Example example : examples) {
            for (int d = 0; d < dimensions; d++) {
                double value = example.embedding()[d];
                sum[d] += value;
                squares[d] += value * value;
            }
        }
        float[] mean = new float[dimensions];
        float[] deviation = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            mean[d] = (float) (sum[d] / examples.size());
            deviation[d] = (float) Math.max(SMALLEST, Math.sqrt(Math.max(0, squares[d] / examples.size() - (double) mean[d] * mean[d])));
        }
        return new Standardisation(mean, deviation);
    }

    /** With a constant 1 at the end, which the bias goes with. */
    float[] apply(float[] embedding) {
        float[] row = new float[embedding.length + 1];
        for (int d = 0; d < embedding.length; d++) {
            row[d] = (embedding[d] - mean[d]) / deviation[d];
        }
        row[embedding.length] = 1;
        return row;
    }
}
