package io.semstream.model.explanation;

/**
 * How much each place of a frame speaks for a category: positive for it, negative against it. The map lies over the whole frame without its data bar, however few
 * cells it has.
 */
public final class EvidenceMap {
    private final int width;
    private final int height;
    private final double[] values;

    /**
     * @param values
     *            row by row; owned by this object
     */
    public EvidenceMap(int width, int height, double[] values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(values.length + " values for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double at(int x, int y) {
        return values[y * width + x];
    }

    /** The strongest evidence for the category; 0 where there is none. */
    public double strongest() {
        double strongest = 0;
        for (double value : values) {
            strongest = Math.max(strongest, value);
        }
        return strongest;
    }

    /**
     * Between the centres of the cells values blend.
     *
     * @param x
     *            0 at the left edge of the frame, 1 at the right
     * @param y
     *            0 at the top, 1 at the bottom
     */
    double blended(double x, double y) {
        double column = Math.clamp(x * width - 0.5, 0, width - 1);
        double row = Math.clamp(y * height - 0.5, 0, height - 1);
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double across = column - left;
        double upper = at(left, top) * (1 - across) + at(right, top) * across;
        double lower = at(left, bottom) * (1 - across) + at(right, bottom) * across;
        double down = row - top;
        return upper * (1 - down) + lower * down;
    }
}
