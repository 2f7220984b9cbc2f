package io.semstream.evaluation.statistics;

/**
 * Whether two classifiers that saw the same images differ (McNemar, Psychometrika 1947), by the exact binomial test: only the images that one has right and the
 * other wrong count, and if both were equally good each of them would be a toss of a coin.
 *
 * @param firstOnly
 *            images that the first alone has right
 * @param secondOnly
 *            images that the second alone has right
 * @param p
 *            probability of a difference at least this large if there were none
 */
public record McNemar(int firstOnly, int secondOnly, double p) {

    public static McNemar of(int firstOnly, int secondOnly) {
        int all = firstOnly + secondOnly;
        double logTerm = -all * Math.log(2);
        double tail = 0;
        for (int k = 0; k <= Math.min(firstOnly, secondOnly); k++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log(all - k) - Math.log(k + 1);
        }
        return new McNemar(firstOnly, secondOnly, Math.min(1, 2 * tail));
    }
}
