package io.semstream.micrograph.reduced;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Rows of inflated PNG data with their filters undone (W3C PNG, 9.2). */
final class PngRows {
    private final InputStream pixels;
    private final int step;
    private byte[] row;
    private byte[] above;

    /**
     * @param step
     *            bytes from a sample to the one of the pixel before, 1 at least
     */
    PngRows(InputStream pixels, int rowBytes, int step) {
        this.pixels = pixels;
        this.step = step;
        this.row = new byte[rowBytes];
        this.above = new byte[rowBytes];
    }

    /** The row after the last; overwritten by the one after the next. */
    byte[] next() throws DamagedPicture, IOException {
        byte[] free = above;
        above = row;
        row = free;
        int filter = pixels.read();
        if (filter < 0 || pixels.readNBytes(row, 0, row.length) < row.length) {
            throw new EOFException();
        }
        if (filter > 4) {
            throw new DamagedPicture("The PNG has a row of the unknown filter " + filter + ".");
        }
        for (int i = 0; filter != 0 && i < row.length; i++) {
            row[i] += (byte) predicted(filter, i);
        }
        return row;
    }

    private int predicted(int filter, int i) {
        int left = i < step ? 0 : row[i - step] & 0xFF;
        int up = above[i] & 0xFF;
        return switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            default -> nearest(left, up, i < step ? 0 : above[i - step] & 0xFF);
        };
    }

    /** Paeth's predictor. */
    private static int nearest(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
