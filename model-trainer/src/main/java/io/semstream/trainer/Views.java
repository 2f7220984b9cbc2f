package io.semstream.trainer;

import io.semstream.micrograph.GrayImage;

/** The eight ways to lay a square image: turned by quarters, as it is and mirrored. A micrograph has no up. */
final class Views {
    static final int ALL = 8;

    private Views() {}

    /**
     * @param image
     *            square
     * @param view
     *            0 to 7; 0 is the image itself
     */
    static GrayImage of(GrayImage image, int view) {
        int edge = image.width();
        byte[] from = image.samples();
        byte[] to = new byte[from.length];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                to[y * edge + x] = from[origin(x, y, edge, view)];
            }
        }
        return new GrayImage(edge, edge, to);
    }

    private static int origin(int x, int y, int edge, int view) {
        int last = edge - 1;
        int column = view < 4 ? x : last - x;
        return switch (view % 4) {
            case 0 -> y * edge + column;
            case 1 -> column * edge + (last - y);
            case 2 -> (last - y) * edge + (last - column);
            default -> (last - column) * edge + y;
        };
    }
}
