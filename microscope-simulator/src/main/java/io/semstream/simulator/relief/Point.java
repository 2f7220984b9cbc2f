package io.semstream.simulator.relief;

/** A place in the frame: column, row and nearness to the beam, in pixels. */
public record Point(double x, double y, double z) {

    public Point towards(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share, z + (other.z - z) * share);
    }

    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
