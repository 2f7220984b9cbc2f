package io.semstream.model.calibration;

/**
 * Temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017): one number that makes scores mean what they say without changing
 * which category wins.
 */
public final class Temperature {
    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 60;

    private Temperature() {}

    /**
     * The temperature between 0.05 and 20 with the least negative log-likelihood, by golden-section search over its logarithm.
     *
     * @param logits
     *            one row for each held-out image
     * @param labels
     *            the true category of each row
     */
    public static double fit(float[][] logits, int[] labels) {
        Samples.require(logits, labels);
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (negativeLogLikelihood(logits, labels, Math.exp(left)) < negativeLogLikelihood(logits, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The mean of {@code -ln p(true category)} in nats. */
    public static double negativeLogLikelihood(float[][] logits, int[] labels, double temperature) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= Math.log(Math.max(Softmax.of(logits[i], temperature)[labels[i]], Double.MIN_NORMAL));
        }
        return sum / labels.length;
    }
}
