package io.semstream.model.network;

/** The last layer, outside the network: {@code logit = weights * embedding + bias}. A standardisation of the embedding is folded into it. */
public final class LinearHead {
    private final float[][] weights;
    private final float[] bias;

    /**
     * @param weights
     *            one row for each category; copied
     * @param bias
     *            one value for each category; copied
     */
    public LinearHead(float[][] weights, float[] bias) {
        if (weights.length == 0 || weights.length != bias.length) {
            throw new IllegalArgumentException(weights.length + " rows of weights for " + bias.length + " biases");
        }
        this.weights = new float[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            if (weights[k].length == 0 || weights[k].length != weights[0].length) {
                throw new IllegalArgumentException("row " + k + " has " + weights[k].length + " weights");
            }
            this.weights[k] = finite(weights[k]);
        }
        this.bias = finite(bias);
    }

    private static float[] finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a weight is " + value);
            }
        }
        return values.clone();
    }

    /** The head that works on raw embeddings as {@code head} does on {@code (embedding - mean) / deviation}. */
    public static LinearHead folded(LinearHead head, float[] mean, float[] deviation) {
        float[][] weights = new float[head.categories()][head.dimensions()];
        float[] bias = new float[head.categories()];
        for (int k = 0; k < bias.length; k++) {
            double shift = head.bias[k];
            for (int d = 0; d < head.dimensions(); d++) {
                weights[k][d] = head.weights[k][d] / deviation[d];
                shift -= (double) weights[k][d] * mean[d];
            }
            bias[k] = (float) shift;
        }
        return new LinearHead(weights, bias);
    }

    public int categories() {
        return bias.length;
    }

    public int dimensions() {
        return weights[0].length;
    }

    public float weight(int category, int dimension) {
        return weights[category][dimension];
    }

    public float bias(int category) {
        return bias[category];
    }

    public float[] logits(float[] embedding) {
        if (embedding.length != dimensions()) {
            throw new IllegalArgumentException("embedding of " + embedding.length + " for a head of " + dimensions());
        }
        float[] logits = new float[categories()];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (float) (bias[k] + dot(weights[k], embedding));
        }
        return logits;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
