package io.semstream.micrograph.reduced;

/**
 * Adds up the pixels that fall on each small one, in whatever order they come. Colours may come one after the other, each with its weight. Not thread-safe.
 */
public final class Reduction {
    /** ITU-R BT.601, as the decoders of whole frames weigh colours. */
    public static final double RED = 0.299;
    public static final double GREEN = 0.587;
    public static final double BLUE = 0.114;

    /** More pixels than any detector has; a file that claims more wants to keep its reader busy. */
    private static final long MOST_PIXELS = 1L << 30;
    private static final int LONGEST_EDGE = 1 << 18;

    private final int originalHeight;
    private final int width;
    private final int height;
    private final int[] columns;
    private final double[] sums;
    private final double[] weights;

    /**
     * @param maxEdge
     *            the longer edge of the small picture at most; never enlarged
     */
    public Reduction(int width, int height, int maxEdge) {
        this.originalHeight = height;
        double scale = Math.min(1.0, (double) maxEdge / Math.max(width, height));
        this.width = Math.max(1, (int) Math.round(width * scale));
        this.height = Math.max(1, (int) Math.round(height * scale));
        this.columns = new int[width];
        for (int x = 0; x < width; x++) {
            columns[x] = (int) ((long) x * this.width / width);
        }
        this.sums = new double[this.width * this.height];
        this.weights = new double[sums.length];
    }

    /** Whether anything of this size can be a picture. */
    public static boolean admits(long width, long height) {
        return width >= 1 && height >= 1 && width <= LONGEST_EDGE && height <= LONGEST_EDGE && width * height <= MOST_PIXELS;
    }

    /** What is not finite is left out. */
    public void add(int x, int y, double value) {
        add(x, y, value, 1);
    }

    public void add(int x, int y, double value, double weight) {
        if (Double.isFinite(value)) {
            int small = (int) ((long) y * height / originalHeight) * width + columns[x];
            sums[small] += weight * value;
            weights[small] += weight;
        }
    }

    static double brightness(int red, int green, int blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    /** @param bits of a sample of what was added */
    public ReducedImage image(int bits) {
        double[] means = new double[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = weights[i] == 0 ? Double.NaN : sums[i] / weights[i];
        }
        return new ReducedImage(width, height, Math.max(8, bits), means);
    }
}
