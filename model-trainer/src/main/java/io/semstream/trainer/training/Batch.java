package io.semstream.trainer.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images side by side as a network takes them.
 *
 * @param pixels
 *            {@code labels.length * shape.pixels()} levels in 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // one per step and thrown away: no copies, no comparing
record Batch(float[] pixels, int[] labels, InputSize shape) {
    private static final int SMALLEST_PART = 2;

    int size() {
        return labels.length;
    }

    /** The same images in so many parts of almost the same size; in fewer where parts would have a single image, which batch normalisation cannot take. */
    List<Batch> parts(int wanted) {
        int count = Math.max(1, Math.min(wanted, size() / SMALLEST_PART));
        if (count == 1) {
            return List.of(this);
        }
        List<Batch> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = i * size() / count;
            int to = (i + 1) * size() / count;
            parts.add(
                    new Batch(Arrays.copyOfRange(pixels, from * shape.pixels(), to * shape.pixels()), Arrays.copyOfRange(labels, from, to),
                            shape));
        }
        return parts;
    }
}
