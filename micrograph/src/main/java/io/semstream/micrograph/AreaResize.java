package io.semstream.micrograph;

import java.util.Arrays;

/**
 * Exact area average: every output pixel is the mean of the input area it covers, so nothing aliases and any ratio works. Enlarging repeats pixels with blended
 * edges.
 */
public final class AreaResize {
    private AreaResize() {}

    public static GrayImage to(GrayImage image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("target " + width + " x " + height);
        }
        if (width == image.width() && height == image.height()) {
            return image;
        }
        Spans columns = new Spans(image.width(), width);
        Spans rows = new Spans(image.height(), height);
        byte[] out = new byte[width * height];
        float[] sums = new float[image.width()];
        for (int y = 0; y < height; y++) {
            sumRows(image, rows, y, sums);
            averageColumns(sums, columns, out, y * width);
        }
        return new GrayImage(width, height, out);
    }

    private static void sumRows(GrayImage image, Spans rows, int y, float[] sums) {
        Arrays.fill(sums, 0f);
        byte[] samples = image.samples();
        for (int row = rows.first(y); row <= rows.last(y); row++) {
            float weight = rows.share(y, row);
            int offset = row * sums.length;
            for (int x = 0; x < sums.length; x++) {
                sums[x] += weight * (samples[offset + x] & 0xFF);
            }
        }
    }

    private static void averageColumns(float[] sums, Spans columns, byte[] out, int offset) {
        for (int x = 0; x < columns.size(); x++) {
            out[offset + x] = (byte) Math.min(255, Math.round(columns.average(x, sums)));
        }
    }
}
