package io.semstream.trainer.training;

import java.util.stream.IntStream;

/** Counts of truth against answer. */
public final class Confusion {
    private final int[][] counts;

    public Confusion(int categories) {
        counts = new int[categories][categories];
    }

    public void add(int truth, float[] logits) {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        counts[truth][best]++;
    }

    public int images() {
        return IntStream.range(0, counts.length).map(this::images).sum();
    }

    public int images(int category) {
        return IntStream.of(counts[category]).sum();
    }

    public double accuracy() {
        return IntStream.range(0, counts.length).map(k -> counts[k][k]).sum() / (double) Math.max(1, images());
    }

    public double recall(int category) {
        return counts[category][category] / (double) Math.max(1, images(category));
    }

    /** The mean F1 of the categories that occur; one that is never found counts 0. */
    public double macroF1() {
        return IntStream.range(0, counts.length).filter(k -> images(k) > 0).mapToDouble(this::f1).average().orElse(0);
    }

    private double f1(int category) {
        int answered = IntStream.range(0, counts.length).map(truth -> counts[truth][category]).sum();
        return 2.0 * counts[category][category] / (answered + images(category));
    }
}
