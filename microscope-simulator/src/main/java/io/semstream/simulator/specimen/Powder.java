package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Crystal;
import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;

/** Heaps that fill the frame: atomised spheres with satellites, broken grains, fine grit, flakes. */
public final class Powder implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.04, 0.15));
        Solids solids = new Solids(surface);
        switch (dice.count(0, 3)) {
            case 0 -> spheres(surface, solids, dice);
            case 1 -> grains(surface, solids, dice, dice.scale(16, 60), 14);
            case 2 -> grit(surface, solids, dice);
            default -> flakes(surface, solids, dice);
        }
        surface.roughen(Noise.field(width, height, 8 * surface.unit(), 3, 0.6, dice.seed()), dice.between(0.3, 2.2));
        return surface;
    }

    private static void spheres(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(14, 60);
        double spread = dice.between(0.2, 0.55);
        double count = dice.between(1, 2.4) * surface.width() * surface.height() / (3.2 * radius * radius);
        for (int i = 0; i < count; i++) {
            double own = radius * Math.exp(spread * dice.gaussian());
            Point at = anywhere(surface, dice.between(-1, 2.5) * radius, dice);
            solids.ellipsoid(at, own, own * dice.between(0.9, 1), own, dice.angle(), dice.between(0.5, 0.68));
            satellites(solids, at, own, dice);
        }
    }

    private static void satellites(Solids solids, Point centre, double radius, Dice dice) {
        for (int i = dice.count(-2, 6); i > 0; i--) {
            double up = dice.between(0, 1);
            double angle = dice.angle();
            double flat = Math.sqrt(1 - up * up);
            Point at = new Point(centre.x() + radius * flat * Math.cos(angle), centre.y() + radius * flat * Math.sin(angle),
                    centre.z() + radius * up);
            solids.sphere(at, radius * dice.between(0.06, 0.28), 0.62);
        }
    }

    private static void grains(Surface surface, Solids solids, Dice dice, double size, int planes) {
        double radius = surface.unit() * size;
        double spread = dice.between(0.15, 0.5);
        double count = Math.min(6000, 4 * surface.width() * surface.height() / (3.2 * radius * radius));
        for (int i = 0; i < count; i++) {
            double own = radius * Math.exp(spread * dice.gaussian());
            Crystal.grain(dice, own, planes).lay(solids, anywhere(surface, dice.between(-1, 2) * radius, dice), own,
                    dice.between(0.48, 0.7));
        }
    }

    /** Fine grains heaped into lumps. */
    private static void grit(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(5.5, 14);
        float[] lumps = Noise.field(surface.width(), surface.height(), surface.unit() * dice.scale(40, 160), 3, 0.5, dice.seed());
        double high = radius * dice.between(4, 14);
        double count = Math.min(16_000, 3.6 * surface.width() * surface.height() / (3.2 * radius * radius));
        boolean round = dice.chance(0.5);
        for (int i = 0; i < count; i++) {
            Point spot = anywhere(surface, 0, dice);
            double lump = lumps[surface.index(spot)];
            Point at = new Point(spot.x(), spot.y(), high * (1 + lump) + radius * dice.between(0, 2));
            double own = radius * dice.scale(0.5, 1.6);
            if (round) {
                solids.sphere(at, own, dice.between(0.5, 0.7));
            } else {
                Crystal.grain(dice, own, 9).lay(solids, at, own, dice.between(0.5, 0.72));
            }
        }
    }

    private static void flakes(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(18, 60);
        double thickness = dice.between(0.08, 0.3);
        double count = Math.min(5000, 7 * surface.width() * surface.height() / (3.2 * radius * radius));
        for (int i = 0; i < count; i++) {
            double own = radius * dice.scale(0.4, 1.5);
            Crystal.cuboid(dice, own, thickness).lay(solids, anywhere(surface, dice.between(-1, 3) * radius, dice), own,
                    dice.between(0.48, 0.7));
        }
    }

    private static Point anywhere(Surface surface, double z, Dice dice) {
        return new Point(dice.between(0, surface.width() - 1.0), dice.between(0, surface.height() - 1.0), z);
    }
}
