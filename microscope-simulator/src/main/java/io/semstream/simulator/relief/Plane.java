package io.semstream.simulator.relief;

import java.util.List;
import java.util.Optional;

/** Nearness as a linear function of the pixel. */
record Plane(double atOrigin, double perColumn, double perRow) {
    private static final double EDGE_ON = 1e-6;

    /** Empty for a polygon seen edge-on, which covers nothing. */
    static Optional<Plane> through(List<Point> corners) {
        Point a = corners.get(0);
        for (int i = 2; i < corners.size(); i++) {
            Point b = corners.get(i - 1);
            Point c = corners.get(i);
            double area = (b.x() - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (b.y() - a.y());
            if (Math.abs(area) > EDGE_ON) {
                double perColumn = ((b.z() - a.z()) * (c.y() - a.y()) - (c.z() - a.z()) * (b.y() - a.y())) / area;
                double perRow = ((c.z() - a.z()) * (b.x() - a.x()) - (b.z() - a.z()) * (c.x() - a.x())) / area;
                return Optional.of(new Plane(a.z() - perColumn * a.x() - perRow * a.y(), perColumn, perRow));
            }
        }
        return Optional.empty();
    }

    double at(int x, int y) {
        return atOrigin + perColumn * x + perRow * y;
    }
}
