package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Crystal;
import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;

/** Particles on a flat support: dispersed dots, clusters of spheres, cubes, a few lonely aggregates. */
public final class Particles implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.12, 0.45));
        surface.roughen(Noise.field(width, height, 4, 2, 0.6, dice.seed()), dice.between(0, 0.5));
        surface.stain(Noise.field(width, height, width / 2.0, 2, 0.5, dice.seed()), dice.between(0, 0.3));
        Solids solids = new Solids(surface);
        switch (dice.count(0, 3)) {
            case 0 -> dispersed(surface, solids, dice);
            case 1 -> clusters(surface, solids, dice);
            case 2 -> cubes(surface, solids, dice);
            default -> aggregates(surface, solids, dice);
        }
        return surface;
    }

    private static void dispersed(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(2, 14);
        int count = (int) Math.min(900, dice.scale(0.004, 0.12) * surface.width() * surface.height() / (3 * radius * radius));
        double spread = dice.between(0.05, 0.5);
        for (int i = 0; i < count; i++) {
            double own = radius * Math.exp(spread * dice.gaussian());
            solids.sphere(anywhere(surface, own * 0.6, dice), own, dice.between(0.6, 0.85));
        }
    }

    private static void clusters(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(5, 26);
        double spread = dice.between(0.02, 0.3);
        for (int cluster = dice.count(2, 9); cluster > 0; cluster--) {
            Point centre = anywhere(surface, 0, dice);
            int size = (int) dice.scale(6, 160);
            clump(solids, centre, radius, size, spread, dice);
        }
        for (int i = dice.count(0, 40); i > 0; i--) {
            solids.sphere(anywhere(surface, radius * 0.7, dice), radius * Math.exp(spread * dice.gaussian()), 0.65);
        }
    }

    private static void clump(Solids solids, Point centre, double radius, int size, double spread, Dice dice) {
        double wide = radius * Math.sqrt(size) * 0.75;
        double stretch = dice.between(0.5, 1);
        for (int i = 0; i < size; i++) {
            double away = Math.sqrt(dice.between(0, 1)) * wide;
            double angle = dice.angle();
            double pile = radius * (0.7 + 1.6 * Math.max(0, 1 - away / wide) * Math.abs(dice.gaussian()));
            Point at = new Point(centre.x() + away * Math.cos(angle), centre.y() + stretch * away * Math.sin(angle), pile);
            solids.sphere(at, radius * Math.exp(spread * dice.gaussian()), dice.between(0.55, 0.75));
        }
    }

    private static void cubes(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(10, 60);
        double thickness = dice.chance(0.7) ? dice.between(0.85, 1) : dice.between(0.15, 0.4);
        int groups = dice.count(1, 5);
        for (int group = 0; group < groups; group++) {
            Point centre = anywhere(surface, 0, dice);
            int size = dice.count(3, 25);
            for (int i = 0; i < size; i++) {
                double own = radius * dice.scale(0.35, 1.3);
                double away = radius * Math.sqrt(size) * 0.7;
                Point at = new Point(centre.x() + away * dice.gaussian(), centre.y() + away * dice.gaussian(), own * dice.between(0.3, 1));
                Crystal.cuboid(dice, own, thickness).lay(solids, at, own * 1.1, dice.between(0.5, 0.7));
            }
        }
    }

    private static void aggregates(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(4, 22);
        for (int i = dice.count(1, 6); i > 0; i--) {
            Point centre = anywhere(surface, 0, dice);
            double wide = radius * dice.scale(1, 6);
            for (int grain = (int) (3 + wide / radius * 8); grain > 0; grain--) {
                Point at = new Point(centre.x() + wide * 0.4 * dice.gaussian(), centre.y() + wide * 0.4 * dice.gaussian(),
                        radius * dice.between(0.5, 1.5));
                double own = radius * dice.scale(0.4, 1.4);
                Crystal.grain(dice, own, 12).lay(solids, at, own, dice.between(0.55, 0.8));
            }
        }
    }

    private static Point anywhere(Surface surface, double z, Dice dice) {
        return new Point(dice.between(0, surface.width()), dice.between(0, surface.height()), z);
    }
}
