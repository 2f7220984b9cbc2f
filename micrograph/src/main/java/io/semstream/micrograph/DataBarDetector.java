package io.semstream.micrograph;

import java.util.Optional;

/**
 * Finds a data bar that is burnt into the pixels: a full-width band near the bottom whose rows share one background level, mostly black or white, with clear
 * rows around some text. It need not reach the last row: on Zeiss instruments the scanned image goes on below it.
 */
final class DataBarDetector {
    private static final double SEARCHED = 0.35;
    private static final double LEAST_HEIGHT = 0.02;
    private static final double GREATEST_HEIGHT = 0.25;
    private static final double LEAST_BOTTOM = 0.8;
    private static final double BACKGROUND = 0.5;
    private static final double CLEAR = 0.85;
    private static final int SAME_LEVEL = 10;
    private static final int GREATEST_RULE = 3;

    private final GrayImage frame;
    private final RowLevels rows;
    private final int highestTop;
    private final int greatestGap;

    private DataBarDetector(GrayImage frame) {
        this.frame = frame;
        this.rows = new RowLevels(frame);
        this.highestTop = (int) (frame.height() * (1 - SEARCHED));
        this.greatestGap = Math.clamp(frame.height() / 40, 3, 10);
    }

    static Optional<DataBar> find(GrayImage frame) {
        DataBarDetector detector = new DataBarDetector(frame);
        return detector.find(false).or(() -> detector.find(true));
    }

    /**
     * @param strict
     *            whether the background must be one exact level, which tells a black banner from a dark specimen right above it
     */
    private Optional<DataBar> find(boolean strict) {
        int bottom = frame.height();
        while (bottom > frame.height() * LEAST_BOTTOM) {
            if (isBackground(bottom - 1, strict)) {
                int top = topOfRun(bottom, strict);
                if (isBanner(top, bottom)) {
                    return Optional.of(bar(top, bottom));
                }
                bottom = top;
            } else {
                bottom--;
            }
        }
        return Optional.empty();
    }

    private boolean isBackground(int y, boolean strict) {
        boolean tolerant = !strict && rows.isExtreme(y);
        return (tolerant ? rows.closeShare(y) : rows.exactShare(y)) >= BACKGROUND;
    }

    /** Rows dense with text are bridged. */
    private int topOfRun(int bottom, boolean strict) {
        int level = rows.level(bottom - 1);
        int top = bottom - 1;
        for (int y = top - 1; y >= highestTop && top - y <= greatestGap; y--) {
            if (isBackground(y, strict) && Math.abs(rows.level(y) - level) <= SAME_LEVEL) {
                top = y;
            }
        }
        return top;
    }

    private boolean isBanner(int top, int bottom) {
        int height = bottom - top;
        boolean fits = height >= frame.height() * LEAST_HEIGHT && height <= frame.height() * GREATEST_HEIGHT && top > highestTop;
        return fits && hasClearEdge(top, bottom) && new BannerText(frame, rows.level(bottom - 1), top, bottom).isEvident();
    }

    /** Lettering keeps off a banner's edges, at least off one of them. */
    private boolean hasClearEdge(int top, int bottom) {
        for (int i = 0; i < Math.min(3, bottom - top); i++) {
            if (rows.closeShare(top + i) >= CLEAR || rows.closeShare(bottom - 1 - i) >= CLEAR) {
                return true;
            }
        }
        return false;
    }

    /** Ruled lines around the banner belong to it, and what little is left below it. */
    private DataBar bar(int top, int bottom) {
        int background = rows.level(bottom - 1);
        int first = top;
        while (top - first < GREATEST_RULE && isRule(first - 1, background)) {
            first--;
        }
        int last = bottom;
        while (last < frame.height() && last - bottom < GREATEST_RULE && isRule(last, background)) {
            last++;
        }
        boolean reachesEnd = frame.height() - last < frame.height() * LEAST_HEIGHT;
        return new DataBar(first, (reachesEnd ? frame.height() : last) - first, DataBar.Source.PIXELS);
    }

    private boolean isRule(int y, int background) {
        return rows.isExtreme(y) && rows.closeShare(y) >= CLEAR && Math.abs(rows.level(y) - background) > BannerText.CONTRAST;
    }
}
