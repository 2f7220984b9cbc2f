package io.semstream.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether scores mean what they say: the expected calibration error over bins of equal width (Naeini, Cooper and Hauskrecht, AAAI 2015; Guo et al., ICML 2017).
 *
 * @param error
 *            mean over the images of the distance between a bin's mean score and its share of right answers, 0 to 1
 * @param meanScore
 *            of the likeliest category
 * @param bins
 *            those with images, by rising score
 */
public record Reliability(double error, double meanScore, int binCount, List<Bin> bins) {

    /**
     * The images whose highest score lies in {@code (low, high]}.
     *
     * @param right
     *            share of right answers
     */
    public record Bin(double low, double high, double meanScore, Estimate right) {}

    /**
     * @param scores
     *            the highest score of each image, 0 to 1
     * @param right
     *            whether that category is the true one
     */
    public static Reliability of(double[] scores, boolean[] right, int binCount) {
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        double sum = 0;
        for (int b = 0; b < binCount; b++) {
            int images = 0;
            int hits = 0;
            double inBin = 0;
            for (int i = 0; i < scores.length; i++) {
                if (bin(scores[i], binCount) == b) {
                    images++;
                    hits += right[i] ? 1 : 0;
                    inBin += scores[i];
                }
            }
            if (images > 0) {
                bins.add(new Bin((double) b / binCount, (b + 1.0) / binCount, inBin / images, Estimate.share(hits, images)));
                error += Math.abs(hits - inBin) / scores.length;
                sum += inBin;
            }
        }
        return new Reliability(error, sum / scores.length, binCount, bins);
    }

    private static int bin(double score, int binCount) {
        return Math.clamp((long) Math.ceil(score * binCount) - 1, 0, binCount - 1);
    }
}
