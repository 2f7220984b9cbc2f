package io.semstream.model.calibration;

/**
 * Brings every dimension of an embedding to mean 0 and deviation 1, as it has them on training images. Without it the cosine of two embeddings is ruled by the few
 * dimensions with large values.
 */
public final class Standardisation {
    private static final double LEAST_DEVIATION = 1e-3;

    private final float[] mean;
    private final float[] deviation;

    /**
     * @param mean
     *            of each dimension; owned by this object
     * @param deviation
     *            of each dimension, positive; owned by this object
     */
    public Standardisation(float[] mean, float[] deviation) {
        if (mean.length != deviation.length) {
            throw new IllegalArgumentException("means of " + mean.length + " dimensions, deviations of " + deviation.length);
        }
        for (int d = 0; d < mean.length; d++) {
            if (!Float.isFinite(mean[d]) || !(deviation[d] > 0) || !Float.isFinite(deviation[d])) {
                throw new IllegalArgumentException("standardisation by mean " + mean[d] + " and deviation " + deviation[d]);
            }
        }
        this.mean = mean;
        this.deviation = deviation;
    }

    static Standardisation of(float[][] embeddings) {
        int dimensions = embeddings[0].length;
        float[] mean = new float[dimensions];
        float[] deviation = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            double sum = 0;
            double squares = 0;
            for (float[] embedding : embeddings) {
                sum += embedding[d];
                squares += (double) embedding[d] * embedding[d];
            }
            double centre = sum / embeddings.length;
            mean[d] = (float) centre;
            deviation[d] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, squares / embeddings.length - centre * centre)));
        }
        return new Standardisation(mean, deviation);
    }

    int dimensions() {
        return mean.length;
    }

    float[] apply(float[] embedding) {
        float[] scaled = new float[embedding.length];
        for (int d = 0; d < scaled.length; d++) {
            scaled[d] = (embedding[d] - mean[d]) / deviation[d];
        }
        return scaled;
    }

    /** Two rows: means, deviations. */
    public float[][] rows() {
        return new float[][]{mean.clone(), deviation.clone()};
    }
}
