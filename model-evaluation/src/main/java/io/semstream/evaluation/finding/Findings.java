package io.semstream.evaluation.finding;

import io.semstream.evaluation.statistics.Estimate;
import io.semstream.evaluation.statistics.Reliability;
import io.semstream.evaluation.statistics.Selective;
import java.util.List;
import java.util.Optional;

/**
 * All that was found out about one bundle.
 *
 * @param accuracy
 *            share of images whose likeliest category is the true one, the interval as if all images were independent
 * @param overGroups
 *            the same and the macro numbers, their intervals over groups of images
 * @param categories
 *            in the bundle's order
 * @param confusion
 *            one row for each true category, one column for each answer
 * @param meanings
 *            whether scores mean what they say
 * @param abstaining
 *            accuracy of the surest answers
 * @param strangers
 *            one for each folder of images that belong to no category
 * @param robustness
 *            one for each way to change the images; the first is no change
 * @param mistakes
 *            the surest wrong answers first
 */
public record Findings(BundleFacts bundle, int images, List<Unread> unread, Estimate accuracy, OverGroups overGroups,
        List<CategoryFindings> categories, int[][] confusion, Reliability meanings, List<Selective.Point> abstaining, Doubted doubted,
        SetFindings sets, KnownImages known, List<Strangers> strangers, List<Robustness> robustness, List<Mistake> mistakes) {

    /** What a bundle says of itself. */
    public record BundleFacts(String folder, String name, String version, String digest, String trainingDataDigest, List<String> categories,
            double temperature, double promisedCoverage, List<String> instrumentsWithThresholds, Optional<Double> outOfDomainLimit) {
        /** Name and version. */
        public String title() {
            return name + " " + version;
        }
    }

    /** An image that was not judged: it is counted nowhere else. */
    public record Unread(String image, String reason, String message) {}

    /**
     * Means over the categories with images.
     *
     * @param groups
     *            that were drawn from
     */
    public record OverGroups(int groups, Estimate accuracy, Estimate macroF1, Estimate macroPrecision, Estimate macroRecall) {}

    /**
     * @param precision
     *            absent for a category that was never answered
     * @param recall
     *            absent for a category without images
     * @param f1
     *            the interval over groups; absent for a category without images
     */
    public record CategoryFindings(String category, int images, int groups, Optional<Estimate> precision, Optional<Estimate> recall,
            Optional<Estimate> f1) {}

    /**
     * The answers by whether they carry a doubt, as people will meet them.
     *
     * @param trusted
     *            share of images without any doubt
     * @param accuracyOfTrusted
     *            absent when every answer is doubted
     */
    public record Doubted(Estimate trusted, Optional<Estimate> accuracyOfTrusted, Optional<Estimate> accuracyOfDoubted,
            Estimate boundary, Estimate outOfDomain, Estimate lowQuality) {}

    /**
     * @param coverage
     *            share of prediction sets that hold the truth
     * @param sizes
     *            number of images by the size of their set, from 1
     */
    public record SetFindings(double promised, Estimate coverage, double meanSize, List<Integer> sizes, List<Slice> categories,
            List<Slice> instruments, int imagesWithoutInstrument) {}

    /** The sets of some images. */
    public record Slice(String name, Estimate coverage, double meanSize, boolean ownThresholds) {}

    /**
     * How the images of the data set fare as known ones.
     *
     * @param flagged
     *            share beyond the bundle's limit; absent for a bundle that measures no distance
     */
    public record KnownImages(Optional<Estimate> flagged) {}

    /**
     * @param unreadable
     *            rejected before any model looked at them
     * @param auroc
     *            of the distance, against the images of the data set
     * @param flagged
     *            share of the readable ones beyond the bundle's limit
     * @param doubted
     *            share of the readable ones with any doubt
     */
    public record Strangers(String folder, int images, List<Unread> unreadable, Optional<Estimate> auroc, Optional<Estimate> flagged,
            Optional<Estimate> doubted) {}

    /**
     * @param sameAnswer
     *            share of images with the same answer as unchanged
     * @param trusted
     *            share of images without doubt
     */
    public record Robustness(String name, String description, Estimate accuracy, double sameAnswer, double trusted) {}

    /** A wrong answer. */
    public record Mistake(String image, String source, String truth, String answer, double score, double scoreOfTruth,
            List<String> predictionSet, boolean doubted) {}
}
