package io.semstream.model.calibration;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a network says about images it was not trained on; the ground for a calibration.
 *
 * @param logits
 *            one row for each image, before any temperature; a constant added to a row changes nothing
 * @param labels
 *            the true categories
 * @param groups
 *            of images that resemble each other
 * @param instruments
 *            that took them, where known
 */
@SuppressWarnings("ArrayRecordComponent") // many numbers, only read
public record HeldOut(float[][] logits, int[] labels, List<String> groups, List<Optional<String>> instruments) {
    public HeldOut {
        Samples.require(logits, labels);
        Samples.requireCategories(labels, logits[0].length);
        groups = List.copyOf(groups);
        instruments = List.copyOf(instruments);
        if (groups.size() != labels.length || instruments.size() != labels.length) {
            throw new IllegalArgumentException(groups.size() + " groups and " + instruments.size() + " instruments for " + labels.length
                    + " labels");
        }
    }

    /** Some of the images. */
    HeldOut rows(int[] rows) {
        return new HeldOut(IntStream.of(rows).mapToObj(i -> logits[i]).toArray(float[][]::new),
                IntStream.of(rows).map(i -> labels[i]).toArray(),
                IntStream.of(rows).mapToObj(groups::get).toList(), IntStream.of(rows).mapToObj(instruments::get).toList());
    }

    double[][] scores(double temperature) {
        return java.util.Arrays.stream(logits).map(row -> Softmax.of(row, temperature)).toArray(double[][]::new);
    }
}
