package io.semstream.model.calibration;

/** Probabilities from logits, without overflow. */
public final class Softmax {
    private Softmax() {}

    /** @return values that add up to 1; the logits must be finite */
    public static double[] of(float[] logits, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = Math.exp((logits[k] - max) / temperature);
            sum += probabilities[k];
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }
}
