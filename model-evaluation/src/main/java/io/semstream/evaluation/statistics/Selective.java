package io.semstream.evaluation.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How good the answers are when the least sure ones are left to people (Geifman and El-Yaniv, "Selective Classification for Deep Neural Networks", NeurIPS 2017). */
public final class Selective {

    /**
     * @param coverage
     *            share of images that are answered
     * @param leastScore
     *            of an answered image
     * @param accuracy
     *            of the answered ones
     */
    public record Point(double coverage, double leastScore, Estimate accuracy) {}

    private Selective() {}

    /** Answering the surest first, in as many equal steps. */
    public static List<Point> curve(double[] scores, boolean[] right, int steps) {
        List<Integer> order = IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(i -> -scores[i])).toList();
        List<Point> points = new ArrayList<>();
        int hits = 0;
        int step = 1;
        for (int answered = 1; answered <= order.size(); answered++) {
            hits += right[order.get(answered - 1)] ? 1 : 0;
            if ((long) answered * steps >= (long) step * order.size()) {
                points.add(new Point((double) answered / order.size(), scores[order.get(answered - 1)], Estimate.share(hits, answered)));
                step = (int) ((long) answered * steps / order.size()) + 1;
            }
        }
        return points;
    }
}
