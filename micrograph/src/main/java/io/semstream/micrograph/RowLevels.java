package io.semstream.micrograph;

import java.util.Arrays;

/** For every row from {@code top} down: its commonest grey level, and which share of the row is close to it or exactly it. */
final class RowLevels {
    /** JPEG rings and resampling around text stay within this distance of a banner's background. */
    static final int CLOSE = 6;
    private static final int SAMPLES_PER_ROW = 256;

    private final int top;
    private final int[] levels;
    private final float[] closeShares;
    private final float[] exactShares;

    RowLevels(GrayImage image, int top) {
        this.top = top;
        int rows = image.height() - top;
        levels = new int[rows];
        closeShares = new float[rows];
        exactShares = new float[rows];
        int[] counts = new int[256];
        for (int row = 0; row < rows; row++) {
            measure(row, count(image, top + row, counts), counts);
        }
    }

    int top() {
        return top;
    }

    int bottom() {
        return top + levels.length;
    }

    int level(int y) {
        return levels[y - top];
    }

    float closeShare(int y) {
        return closeShares[y - top];
    }

    float exactShare(int y) {
        return exactShares[y - top];
    }

    boolean isExtreme(int y) {
        return level(y) < 16 || level(y) > 239;
    }

    private static int count(GrayImage image, int y, int[] counts) {
        Arrays.fill(counts, 0);
        int step = Math.max(1, image.width() / SAMPLES_PER_ROW);
        int samples = 0;
        for (int x = step / 2; x < image.width(); x += step) {
            counts[image.at(x, y)]++;
            samples++;
        }
        return samples;
    }

    private void measure(int row, int samples, int[] counts) {
        int level = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[level]) {
                level = i;
            }
        }
        int close = 0;
        for (int i = Math.max(0, level - CLOSE); i <= Math.min(255, level + CLOSE); i++) {
            close += counts[i];
        }
        levels[row] = level;
        closeShares[row] = (float) close / samples;
        exactShares[row] = (float) counts[level] / samples;
    }
}
