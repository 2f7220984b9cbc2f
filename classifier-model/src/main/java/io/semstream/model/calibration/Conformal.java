package io.semstream.model.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Split conformal prediction with the least ambiguous sets (Sadinle, Lei and Wasserman, "Least Ambiguous Set-Valued Classifiers With Bounded Error Levels", JASA
 * 2019): a category is in the set when its score reaches the threshold. On exchangeable data the set holds the true category at least as often as
 * {@link #coverage} says.
 *
 * @param coverage
 *            promised share of sets that hold the truth, between 0 and 1
 * @param thresholds
 *            least score of each category
 */
public record Conformal(double coverage, List<Double> thresholds) {
    /** Below this many held-out images a category borrows the threshold of all. */
    private static final int ENOUGH_FOR_A_CATEGORY = 50;

    public Conformal {
        thresholds = List.copyOf(thresholds);
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage out of (0,1): " + coverage);
        }
        for (double threshold : thresholds) {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold out of [0,1]: " + threshold);
            }
        }
    }

    /**
     * One threshold for all categories.
     *
     * @param scores
     *            calibrated scores of held-out images, one row each
     * @param labels
     *            their true categories
     */
    public static Conformal fit(double[][] scores, int[] labels, double coverage) {
        requireRows(scores, labels);
        double threshold = threshold(ofTruth(scores, labels, IntStream.range(0, labels.length)), coverage);
        return new Conformal(coverage, new ArrayList<>(java.util.Collections.nCopies(scores[0].length, threshold)));
    }

    /** A threshold of its own for each category with at least 50 images, so that rare and hard categories are covered too; the others share one. */
    public static Conformal fitPerCategory(double[][] scores, int[] labels, double coverage) {
        Conformal shared = fit(scores, labels, coverage);
        List<Double> thresholds = new ArrayList<>(shared.thresholds);
        for (int k = 0; k < thresholds.size(); k++) {
            int category = k;
            double[] own = ofTruth(scores, labels, IntStream.range(0, labels.length).filter(i -> labels[i] == category));
            if (own.length >= ENOUGH_FOR_A_CATEGORY) {
                thresholds.set(k, threshold(own, coverage));
            }
        }
        return new Conformal(coverage, thresholds);
    }

    private static void requireRows(double[][] scores, int[] labels) {
        if (scores.length == 0 || scores.length != labels.length) {
            throw new IllegalArgumentException(scores.length + " rows for " + labels.length + " labels");
        }
        Samples.requireCategories(labels, scores[0].length);
    }

    private static double[] ofTruth(double[][] scores, int[] labels, IntStream rows) {
        return rows.mapToDouble(i -> scores[i][labels[i]]).toArray();
    }

    /**
     * The k-th smallest score of the truth with {@code k = floor((n + 1)(1 - coverage))}: the finite-sample correction of the split conformal quantile. Too few
     * images for the promise give 0, which lets every category in.
     */
    private static double threshold(double[] scoresOfTruth, double coverage) {
        double[] sorted = scoresOfTruth.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.floor((sorted.length + 1) * (1 - coverage) + 1e-9);
        return rank < 1 ? 0 : sorted[rank - 1];
    }

    /** Whether every category is in every set, as before calibration or after one with too few images. */
    public boolean excludesNothing() {
        return thresholds.stream().allMatch(threshold -> threshold == 0);
    }

    /** The categories whose score reaches their threshold, highest score first; may be empty. */
    public int[] set(double[] scores) {
        if (scores.length != thresholds.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + thresholds.size() + " thresholds");
        }
        return IntStream.range(0, scores.length).filter(k -> scores[k] >= thresholds.get(k)).boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a])).mapToInt(Integer::intValue).toArray();
    }
}
