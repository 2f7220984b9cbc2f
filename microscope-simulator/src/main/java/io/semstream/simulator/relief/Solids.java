package io.semstream.simulator.relief;

import java.util.List;

/** Lays simple bodies into a surface. */
public final class Solids {
    private static final double LONGEST_PIECE = 24;
    private final Surface surface;

    public Solids(Surface surface) {
        this.surface = surface;
    }

    public void sphere(Point centre, double radius, double tone) {
        ellipsoid(centre, radius, radius, radius, 0, tone);
    }

    /**
     * @param turn
     *            angle of the first radius to the rows
     * @param rise
     *            radius along the beam
     */
    public void ellipsoid(Point centre, double along, double across, double rise, double turn, double tone) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        forBox(centre, Math.max(along, across), (x, y) -> {
            double dx = x - centre.x();
            double dy = y - centre.y();
            double u = (dx * cos + dy * sin) / along;
            double v = (dy * cos - dx * sin) / across;
            double rest = 1 - u * u - v * v;
            if (rest > 0) {
                surface.put(x, y, centre.z() + rise * Math.sqrt(rest), tone);
            }
        });
    }

    /** A round rod whose radius changes evenly from one end to the other; the ends are round. */
    public void rod(Point from, double fromRadius, Point to, double toRadius, double tone) {
        int pieces = Math.max(1, (int) Math.ceil(from.distance(to) / LONGEST_PIECE));
        for (int i = 0; i < pieces; i++) {
            double start = (double) i / pieces;
            double end = (i + 1.0) / pieces;
            piece(from.towards(to, start), fromRadius + (toRadius - fromRadius) * start, from.towards(to, end),
                    fromRadius + (toRadius - fromRadius) * end, tone);
        }
    }

    private void piece(Point a, double ra, Point b, double rb, double tone) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = Math.max(1e-9, dx * dx + dy * dy);
        double reach = Math.max(ra, rb) + Math.sqrt(length) / 2;
        forBox(a.towards(b, 0.5), reach, (x, y) -> {
            double share = Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / length, 0.0, 1.0);
            double ox = x - a.x() - share * dx;
            double oy = y - a.y() - share * dy;
            double radius = ra + (rb - ra) * share;
            double rest = radius * radius - ox * ox - oy * oy;
            if (rest > 0) {
                surface.put(x, y, a.z() + (b.z() - a.z()) * share + Math.sqrt(rest), tone);
            }
        });
    }

    /** A rod bent through all the points. */
    public void strand(List<Point> path, double radius, double tone) {
        for (int i = 1; i < path.size(); i++) {
            rod(path.get(i - 1), radius, path.get(i), radius, tone);
        }
    }

    /** A plane convex polygon. */
    public void face(List<Point> corners, double tone) {
        Plane.through(corners).ifPresent(plane -> {
            int top = (int) Math.max(0, Math.ceil(corners.stream().mapToDouble(Point::y).min().orElse(0)));
            int bottom = (int) Math.min(surface.height() - 1, Math.floor(corners.stream().mapToDouble(Point::y).max().orElse(-1)));
            for (int y = top; y <= bottom; y++) {
                span(corners, plane, y, tone);
            }
        });
    }

    private void span(List<Point> corners, Plane plane, int y, double tone) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            if (a.y() <= y != b.y() <= y) {
                double x = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        int last = (int) Math.min(surface.width() - 1.0, Math.floor(right));
        for (int x = (int) Math.max(0, Math.ceil(left)); x <= last; x++) {
            surface.put(x, y, plane.at(x, y), tone);
        }
    }

    /** What is done for each pixel of a box. */
    @FunctionalInterface
    interface Pixel {
        void at(int x, int y);
    }

    void forBox(Point centre, double reach, Pixel pixel) {
        int left = (int) Math.max(0, Math.ceil(centre.x() - reach));
        int right = (int) Math.min(surface.width() - 1.0, Math.floor(centre.x() + reach));
        int top = (int) Math.max(0, Math.ceil(centre.y() - reach));
        int bottom = (int) Math.min(surface.height() - 1.0, Math.floor(centre.y() + reach));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                pixel.at(x, y);
            }
        }
    }

    void put(int x, int y, double z, double tone) {
        surface.put(x, y, z, tone);
    }
}
