package io.semstream.simulator.relief;

import java.util.ArrayList;
import java.util.List;

/**
 * An upright body on the sample with a polygon for its foot: pillar, cuboid, pyramid, cone.
 *
 * @param corners
 *            foot around the origin
 * @param taper
 *            size of the top relative to the foot: 1 for a pillar, 0 for a point
 */
public record Prism(List<Corner> corners, double taper) {

    /** A corner of the foot, in pixels of the sample. */
    public record Corner(double x, double y) {}

    public Prism {
        corners = List.copyOf(corners);
    }

    public static Prism regular(int sides, double radius, double turn, double taper) {
        List<Corner> corners = new ArrayList<>(sides);
        for (int i = 0; i < sides; i++) {
            double angle = turn + 2 * Math.PI * i / sides;
            corners.add(new Corner(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
        return new Prism(corners, taper);
    }

    public static Prism box(double width, double depth) {
        double x = width / 2;
        double y = depth / 2;
        return new Prism(List.of(new Corner(-x, -y), new Corner(x, -y), new Corner(x, y), new Corner(-x, y)), 1);
    }

    /** Draws it standing at (x, y) from height {@code bottom} to {@code top}. */
    public void stand(Solids solids, View view, double x, double y, double bottom, double top, double tone) {
        List<Point> foot = new ArrayList<>(corners.size());
        List<Point> head = new ArrayList<>(corners.size());
        for (Corner corner : corners) {
            foot.add(view.project(x + corner.x, y + corner.y, bottom));
            head.add(view.project(x + taper * corner.x, y + taper * corner.y, top));
        }
        solids.face(head, tone);
        for (int i = 0; i < corners.size(); i++) {
            int next = (i + 1) % corners.size();
            solids.face(List.of(foot.get(i), foot.get(next), head.get(next), head.get(i)), tone);
        }
    }
}
