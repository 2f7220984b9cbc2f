package io.semstream.simulator.relief;

import java.util.ArrayList;
import java.util.List;

/** A convex body bounded by planes: grains, flakes, cubes. */
public final class Crystal {
    private static final double FLAT_ON = 1e-3;
    private final List<Facet> facets;

    /** A plane with unit normal (x, y, z) at a distance from the centre. */
    private record Facet(double x, double y, double z, double distance) {}

    private Crystal(List<Facet> facets) {
        this.facets = facets;
    }

    /** Broken stone: planes in all directions, nearly equally far. */
    public static Crystal grain(Dice dice, double radius, int planes) {
        List<Facet> facets = new ArrayList<>();
        for (int i = 0; i < planes; i++) {
            double z = dice.between(-1, 1);
            double angle = dice.angle();
            double flat = Math.sqrt(1 - z * z);
            facets.add(new Facet(flat * Math.cos(angle), flat * Math.sin(angle), z, radius * dice.between(0.55, 0.95)));
        }
        return new Crystal(facets);
    }

    /** A cuboid in any position; {@code thickness} relative to its other edges. */
    public static Crystal cuboid(Dice dice, double radius, double thickness) {
        double a = dice.angle();
        double b = dice.between(0.1, 0.6);
        double[] side = {Math.cos(a), Math.sin(a), 0};
        double[] up = {Math.sin(b) * -side[1], Math.sin(b) * side[0], Math.cos(b)};
        double[] front = {up[1] * side[2] - up[2] * side[1], up[2] * side[0] - up[0] * side[2], up[0] * side[1] - up[1] * side[0]};
        List<Facet> facets = new ArrayList<>();
        addPair(facets, side, radius * 0.6);
        addPair(facets, front, radius * 0.6 * dice.between(0.8, 1));
        addPair(facets, up, radius * 0.6 * thickness);
        return new Crystal(facets);
    }

    private static void addPair(List<Facet> facets, double[] normal, double distance) {
        facets.add(new Facet(normal[0], normal[1], normal[2], distance));
        facets.add(new Facet(-normal[0], -normal[1], -normal[2], distance));
    }

    /**
     * @param reach
     *            no point of the body is farther from its centre
     */
    public void lay(Solids solids, Point centre, double reach, double tone) {
        solids.forBox(centre, reach, (x, y) -> {
            double dx = x - centre.x();
            double dy = y - centre.y();
            double top = Math.sqrt(Math.max(0, reach * reach - dx * dx - dy * dy));
            double bottom = -top;
            for (Facet facet : facets) {
                double side = facet.distance - facet.x * dx - facet.y * dy;
                if (facet.z > FLAT_ON) {
                    top = Math.min(top, side / facet.z);
                } else if (facet.z < -FLAT_ON) {
                    bottom = Math.max(bottom, side / facet.z);
                } else if (side < 0) {
                    return;
                }
            }
            if (top > bottom) {
                solids.put(x, y, centre.z() + top, tone);
            }
        });
    }
}
