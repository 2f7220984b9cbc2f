package io.semstream.micrograph;

/** Whether a band holds lettering: many short strokes that stand out from its background, on a small part of its area. */
final class BannerText {
    static final int CONTRAST = 100;
    private static final double LEAST_INK = 0.002;
    private static final double GREATEST_INK = 0.45;
    private static final int LEAST_STROKES = 24;
    private static final int STROKE_SHARE_OF_WIDTH = 12;

    private final GrayImage frame;
    private final int background;
    private final long area;
    private long ink;
    private int strokes;

    BannerText(GrayImage frame, int background, int top, int bottom) {
        this.frame = frame;
        this.background = background;
        this.area = (long) frame.width() * (bottom - top);
        for (int y = top; y < bottom; y++) {
            measure(y);
        }
    }

    boolean isEvident() {
        return ink >= LEAST_INK * area && ink <= GREATEST_INK * area && strokes >= LEAST_STROKES;
    }

    private void measure(int y) {
        int stroke = 0;
        for (int x = 0; x < frame.width(); x++) {
            if (Math.abs(frame.at(x, y) - background) > CONTRAST) {
                stroke++;
                ink++;
            } else {
                endStroke(stroke);
                stroke = 0;
            }
        }
    }

    private void endStroke(int length) {
        if (length > 0 && length <= frame.width() / STROKE_SHARE_OF_WIDTH) {
            strokes++;
        }
    }
}
