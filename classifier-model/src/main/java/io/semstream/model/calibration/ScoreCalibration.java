package io.semstream.model.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Temperature and thresholds fitted on held-out images.
 *
 * @param instruments
 *            thresholds of the instruments with enough images
 */
public record ScoreCalibration(double temperature, Conformal conformal, Map<String, Conformal> instruments) {
    private static final int FOLDS = 5;

    /**
     * How the same fit fares on images it has not seen: each fifth of the groups by what was fitted on the others.
     *
     * @param coverage
     *            share of sets that hold the truth
     */
    public record Check(double coverage, double meanSize, int images) {}

    public ScoreCalibration {
        instruments = Map.copyOf(instruments);
    }

    /**
     * @param enough
     *            least number of images of an instrument with thresholds of its own
     */
    public static ScoreCalibration fit(HeldOut images, double coverage, int enough) {
        double temperature = Temperature.fit(images.logits(), images.labels());
        double[][] scores = images.scores(temperature);
        return new ScoreCalibration(temperature, Conformal.fit(scores, images.labels(), coverage),
                InstrumentConformal.fit(scores, images.labels(), images.instruments(), coverage, enough));
    }

    /** Of images of two groups at least. */
    public static Check check(HeldOut images, double coverage, int enough) {
        List<String> groups = images.groups().stream().distinct().sorted().toList();
        int folds = Math.min(FOLDS, groups.size());
        if (folds < 2) {
            throw new IllegalArgumentException("images of one group cannot be checked against each other");
        }
        double covered = 0;
        double size = 0;
        for (int fold = 0; fold < folds; fold++) {
            int out = fold;
            int[] seen = rows(images, group -> groups.indexOf(group) % folds != out);
            int[] unseen = rows(images, group -> groups.indexOf(group) % folds == out);
            double[] sums = fit(images.rows(seen), coverage, enough).sums(images.rows(unseen));
            covered += sums[0];
            size += sums[1];
        }
        return new Check(covered / images.labels().length, size / images.labels().length, images.labels().length);
    }

    private static int[] rows(HeldOut images, java.util.function.Predicate<String> which) {
        return IntStream.range(0, images.labels().length).filter(i -> which.test(images.groups().get(i))).toArray();
    }

    /** Sets that hold the truth, and the sizes of all sets; an empty set is served with its likeliest category. */
    private double[] sums(HeldOut images) {
        double covered = 0;
        double size = 0;
        double[][] scores = images.scores(temperature);
        for (int i = 0; i < scores.length; i++) {
            int truth = images.labels()[i];
            Conformal own = images.instruments().get(i).filter(instruments::containsKey).map(instruments::get).orElse(conformal);
            int[] set = own.set(scores[i]);
            covered += Arrays.stream(set).anyMatch(k -> k == truth) ? 1 : 0;
            size += Math.max(1, set.length);
        }
        return new double[]{covered, size};
    }
}
