package io.semstream.simulator.relief;

/** A plane divided among scattered seeds (Worley 1996, cellular noise): whose cell a point is in and how far its border is. */
public final class Cells {
    private final Noise noise;
    private final double size;
    private final double jitter;

    /**
     * Where a point lies.
     *
     * @param id
     *            bits that are the same all over a cell
     * @param centre
     *            distance to the cell's seed in cell sizes
     * @param border
     *            distance to the next cell's seed less that to the own, 0 on the border
     * @param dx
     *            from the seed to the point in cell sizes
     */
    public record Place(long id, double centre, double border, double dx, double dy) {
        /** One of several independent values in 0 to 1 that belong to the cell. */
        public double value(int which) {
            return Noise.unit((id + which) * 0x9E3779B97F4A7C15L);
        }
    }

    /**
     * @param jitter
     *            0 for a square grid of seeds, 1 for a wild one
     */
    public Cells(double size, double jitter, long seed) {
        this.noise = new Noise(seed);
        this.size = size;
        this.jitter = jitter;
    }

    public Place at(double px, double py) {
        double x = px / size;
        double y = py / size;
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double first = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        long id = 0;
        double dx = 0;
        double dy = 0;
        for (int i = row - 1; i <= row + 1; i++) {
            for (int j = column - 1; j <= column + 1; j++) {
                long bits = noise.hash(j, i);
                double ox = x - j - 0.5 - jitter * ((bits & 0xFFFF) / 65536.0 - 0.5);
                double oy = y - i - 0.5 - jitter * (((bits >>> 16) & 0xFFFF) / 65536.0 - 0.5);
                double distance = ox * ox + oy * oy;
                if (distance < first) {
                    second = first;
                    first = distance;
                    id = bits;
                    dx = ox;
                    dy = oy;
                } else if (distance < second) {
                    second = distance;
                }
            }
        }
        double nearest = Math.sqrt(first);
        return new Place(id, nearest, Math.sqrt(second) - nearest, dx, dy);
    }
}
