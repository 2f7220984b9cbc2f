package io.semstream.model.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Thresholds for each instrument, so that the promised coverage holds on every one of them and not only on their mixture: Mondrian conformal prediction (Vovk,
 * Lindsay, Nouretdinov and Gammerman, "Mondrian Confidence Machine", 2003; Vovk, "Conditional validity of inductive conformal predictors", ACML 2012).
 */
public final class InstrumentConformal {
    /**
     * Held-out images below which an instrument shares the thresholds of all. The coverage that thresholds from n images really have scatters around the
     * promise with a standard deviation of about {@code sqrt(c(1 - c)/n)}: 4 points of a hundred for a promise of 0.9 and 50 images.
     */
    public static final int ENOUGH_IMAGES = 50;

    private InstrumentConformal() {}

    /**
     * @param scores
     *            calibrated scores of held-out images, one row each
     * @param labels
     *            their true categories
     * @param instruments
     *            where each comes from, as the classifier will be told when it serves
     * @param enough
     *            least number of images for thresholds of its own
     * @return instrument to thresholds; without those that have too few images
     */
    public static Map<String, Conformal> fit(double[][] scores, int[] labels, List<Optional<String>> instruments, double coverage,
            int enough) {
        if (instruments.size() != labels.length) {
            throw new IllegalArgumentException(instruments.size() + " instruments for " + labels.length + " labels");
        }
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            int row = i;
            instruments.get(i).ifPresent(name -> rows.computeIfAbsent(name, n -> new ArrayList<>()).add(row));
        }
        Map<String, Conformal> fitted = new TreeMap<>();
        rows.forEach((name, own) -> {
            if (own.size() >= enough) {
                fitted.put(name, Conformal.fit(own.stream().map(i -> scores[i]).toArray(double[][]::new),
                        own.stream().mapToInt(i -> labels[i]).toArray(), coverage));
            }
        });
        return fitted;
    }
}
