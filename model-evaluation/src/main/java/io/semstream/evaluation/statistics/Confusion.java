package io.semstream.evaluation.statistics;

import java.util.stream.IntStream;

/** What was taken for what: one row for each true category, one column for each answer. */
public final class Confusion {
    private final int[][] counts;

    public Confusion(int categories) {
        this.counts = new int[categories][categories];
    }

    /** Of the given rows alone. */
    public static Confusion of(int[] truths, int[] answers, int[] rows, int categories) {
        Confusion confusion = new Confusion(categories);
        for (int row : rows) {
            confusion.counts[truths[row]][answers[row]]++;
        }
        return confusion;
    }

    public int count(int truth, int answer) {
        return counts[truth][answer];
    }

    public int[][] counts() {
        return IntStream.range(0, counts.length).mapToObj(k -> counts[k].clone()).toArray(int[][]::new);
    }

    public int categories() {
        return counts.length;
    }

    /** Images of the category. */
    public int images(int category) {
        return IntStream.of(counts[category]).sum();
    }

    /** How often the category was answered. */
    public int answers(int category) {
        return IntStream.range(0, counts.length).map(truth -> counts[truth][category]).sum();
    }

    public int all() {
        return IntStream.range(0, counts.length).map(this::images).sum();
    }

    public int right() {
        return IntStream.range(0, counts.length).map(k -> counts[k][k]).sum();
    }

    public double accuracy() {
        return (double) right() / all();
    }

    /** NaN for a category that was never answered. */
    public double precision(int category) {
        return (double) counts[category][category] / answers(category);
    }

    /** NaN for a category without images. */
    public double recall(int category) {
        return (double) counts[category][category] / images(category);
    }

    /** {@code 2 TP / (2 TP + FP + FN)}; NaN for a category without images. */
    public double f1(int category) {
        return images(category) == 0 ? Double.NaN : 2.0 * counts[category][category] / (images(category) + answers(category));
    }

    /** The mean over the categories with images; a category that was never answered counts as precision 0. */
    public double macroPrecision() {
        return withImages().mapToDouble(k -> answers(k) == 0 ? 0 : precision(k)).average().orElse(Double.NaN);
    }

    /** The mean over the categories with images. */
    public double macroRecall() {
        return withImages().mapToDouble(this::recall).average().orElse(Double.NaN);
    }

    /** The mean of the categories' F1 over the categories with images. */
    public double macroF1() {
        return withImages().mapToDouble(this::f1).average().orElse(Double.NaN);
    }

    private IntStream withImages() {
        return IntStream.range(0, counts.length).filter(k -> images(k) > 0);
    }
}
