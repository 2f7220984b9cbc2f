package io.semstream.trainer.training;

/**
 * Images side by side as a network takes them.
 *
 * @param pixels
 *            {@code labels.length * edge * edge} levels in 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // one per step and thrown away: no copies, no comparing
record Batch(float[] pixels, int[] labels, int edge) {
    int size() {
        return labels.length;
    }
}
