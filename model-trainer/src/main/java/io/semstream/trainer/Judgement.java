package io.semstream.trainer;

import io.semstream.model.calibration.HeldOut;
import io.semstream.model.calibration.ScoreCalibration;
import io.semstream.model.calibration.Softmax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What heads said about real images of sources they had not seen; the ground for calibration and for every number on the card. */
record Judgement(List<Verdict> verdicts) {
    /** One image, the logits of a head that knew nothing of its source, and its distance to what that head was trained on. */
    record Verdict(Example example, float[] logits, double distance) {
        int predicted() {
            int best = 0;
            for (int k = 1; k < logits.length; k++) {
                best = logits[k] > logits[best] ? k : best;
            }
            return best;
        }

        boolean correct() {
            return predicted() == example.category();
        }
    }

    Judgement {
        verdicts = List.copyOf(verdicts);
    }

    float[][] logits() {
        return verdicts.stream().map(Verdict::logits).toArray(float[][]::new);
    }

    int[] labels() {
        return verdicts.stream().mapToInt(verdict -> verdict.example().category()).toArray();
    }

    double[][] scores(double temperature) {
        return verdicts.stream().map(verdict -> Softmax.of(verdict.logits(), temperature)).toArray(double[][]::new);
    }

    double accuracy() {
        return verdicts.stream().filter(Verdict::correct).count() / (double) verdicts.size();
    }

    /** Right answers and images, for each category that was judged. */
    Map<Integer, int[]> perCategory() {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            int[] count = counts.computeIfAbsent(verdict.example().category(), k -> new int[2]);
            count[0] += verdict.correct() ? 1 : 0;
            count[1]++;
        }
        return counts;
    }

    /** The mean of the categories' recalls. */
    double macroRecall() {
        return perCategory().values().stream().mapToDouble(count -> count[0] / (double) count[1]).average().orElse(0);
    }

    /** The distance that the given share of images stays below. */
    double distanceQuantile(double quantile) {
        double[] distances = verdicts.stream().mapToDouble(Verdict::distance).sorted().toArray();
        int rank = (int) Math.ceil((distances.length + 1) * quantile);
        return distances[Math.clamp(rank, 1, distances.length) - 1];
    }

    List<String> misses(List<String> categories) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (!verdict.correct()) {
                lines.add(verdict.example().name() + ": " + categories.get(verdict.example().category()) + " taken for "
                        + categories.get(verdict.predicted()));
            }
        }
        return lines;
    }

    /**
     * How prediction sets fare on images whose source had no part in their limits: each fifth of the sources by what was fitted on the others. Images of a single source
     * are divided one by one; absent for a single image.
     */
    Optional<ScoreCalibration.Check> sets(double coverage) {
        List<String> sources = verdicts.stream().map(verdict -> verdict.example().source()).toList();
        List<String> groups = new HashSet<>(sources).size() > 1
                ? sources
                : verdicts.stream().map(verdict -> verdict.example().name()).toList();
        List<Optional<String>> instruments = Collections.nCopies(verdicts.size(), Optional.empty());
        return verdicts.size() < 2
                ? Optional.empty()
                : Optional.of(ScoreCalibration.check(new HeldOut(logits(), labels(), groups, instruments), coverage, Integer.MAX_VALUE));
    }
}
