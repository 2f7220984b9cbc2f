package io.semstream.micrograph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Exact area average: every output pixel is the mean of the input area it covers, so nothing aliases and any ratio works. Enlarging repeats pixels with blended
 * edges.
 */
public final class AreaResize {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SIGNS = 0x8080_8080_8080_8080L;
    private static final float MIDDLE = 128;
    private static final int WHITE = 255;

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
        byte[] signed = new byte[image.width()];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, MIDDLE);
            for (int row = rows.first(y); row <= rows.last(y); row++) {
                addRow(image.samples(), row * sums.length, rows.share(y, row), signed, sums);
            }
            averageColumns(sums, columns, out, y * width);
        }
        return new GrayImage(width, height, out);
    }

    /** In two steps, because the compiler makes vector instructions of sums over signed bytes, and of none over unsigned ones. */
    private static void addRow(byte[] samples, int offset, float weight, byte[] signed, float[] sums) {
        flipSigns(samples, offset, signed);
        for (int x = 0; x < signed.length; x++) {
            sums[x] += weight * signed[x];
        }
    }

    /** Unsigned bytes less {@link #MIDDLE}, eight at a time. */
    private static void flipSigns(byte[] samples, int offset, byte[] signed) {
        int x = 0;
        for (; x <= signed.length - Long.BYTES; x += Long.BYTES) {
            EIGHT.set(signed, x, (long) EIGHT.get(samples, offset + x) ^ SIGNS);
        }
        for (; x < signed.length; x++) {
            signed[x] = (byte) (samples[offset + x] ^ (int) SIGNS);
        }
    }

    private static void averageColumns(float[] sums, Spans columns, byte[] out, int offset) {
        for (int x = 0; x < columns.size(); x++) {
            out[offset + x] = (byte) Math.min(WHITE, (int) (columns.average(x, sums) + 0.5f));
        }
    }
}
