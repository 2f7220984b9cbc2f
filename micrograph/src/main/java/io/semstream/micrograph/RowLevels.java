package io.semstream.micrograph;

import java.util.Arrays;

/** A row's commonest grey level, and which share of the row is close to it or exactly it. Rows are measured when they are asked for. */
final class RowLevels {
    /** JPEG rings and resampling around text stay within this distance of a banner's background. */
    private static final int CLOSE = 6;
    private static final int SAMPLES_PER_ROW = 256;
    private static final int NOT_MEASURED = -1;

    private final GrayImage image;
    private final int[] counts = new int[256];
    private final int[] levels;
    private final float[] closeShares;
    private final float[] exactShares;

    RowLevels(GrayImage image) {
        this.image = image;
        levels = new int[image.height()];
        closeShares = new float[image.height()];
        exactShares = new float[image.height()];
        Arrays.fill(levels, NOT_MEASURED);
    }

    int level(int y) {
        if (levels[y] == NOT_MEASURED) {
            measure(y);
        }
        return levels[y];
    }

    float closeShare(int y) {
        level(y);
        return closeShares[y];
    }

    float exactShare(int y) {
        level(y);
        return exactShares[y];
    }

    boolean isExtreme(int y) {
        return level(y) < 16 || level(y) > 239;
    }

    private void measure(int y) {
        Arrays.fill(counts, 0);
        int step = Math.max(1, image.width() / SAMPLES_PER_ROW);
        int samples = 0;
        int level = 0;
        for (int x = step / 2; x < image.width(); x += step) {
            int sample = image.at(x, y);
            samples++;
            if (++counts[sample] > counts[level]) {
                level = sample;
            }
        }
        levels[y] = level;
        closeShares[y] = (float) countClose(level) / samples;
        exactShares[y] = (float) counts[level] / samples;
    }

    private int countClose(int level) {
        int close = 0;
        for (int i = Math.max(0, level - CLOSE); i <= Math.min(255, level + CLOSE); i++) {
            close += counts[i];
        }
        return close;
    }
}
