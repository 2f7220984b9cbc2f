package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.Walk;
import java.util.List;

/** Cells on a substrate, tissue with folds, bacteria, neurons. */
public final class Biological implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.35, 0.5));
        surface.roughen(Noise.field(width, height, surface.unit() * dice.scale(3, 9), 3, 0.6, dice.seed()), dice.between(0.5, 1.8));
        Solids solids = new Solids(surface);
        switch (dice.count(0, 4)) {
            case 0, 1 -> cells(surface, solids, dice);
            case 2 -> tissue(surface, solids, dice);
            case 3 -> bacteria(surface, solids, dice);
            default -> neurons(surface, solids, dice);
        }
        surface.roughen(Noise.field(width, height, surface.unit() * dice.scale(4, 10), 3, 0.7, dice.seed()), dice.between(0.6, 2));
        return surface;
    }

    private static void cells(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(18, 70);
        int count = (int) Math.max(2, dice.between(0.06, 0.3) * surface.width() * surface.height() / (4 * radius * radius));
        double flat = dice.between(0.1, 0.6);
        for (int i = 0; i < count; i++) {
            Point at = anywhere(surface, dice);
            double own = radius * dice.scale(0.7, 1.35);
            if (dice.chance(flat)) {
                spread(solids, at, own * 1.3, dice);
            } else {
                round(solids, at, own, dice);
            }
        }
    }

    /** A rounded cell: ruffled, with filopodia that hold it to the substrate. */
    private static void round(Solids solids, Point at, double radius, Dice dice) {
        filopodia(solids, at, radius, dice.count(3, 16), 1.6, dice);
        solids.ellipsoid(at, radius, radius * dice.between(0.8, 1), radius * 0.9, dice.angle(), 0.5);
        ruffle(solids, at, radius, dice.count(40, 130), dice);
    }

    private static void ruffle(Solids solids, Point at, double radius, int bumps, Dice dice) {
        for (int i = 0; i < bumps; i++) {
            double up = dice.between(0.1, 1);
            double angle = dice.angle();
            double out = radius * 0.92 * Math.sqrt(1 - up * up);
            Point bump = new Point(at.x() + out * Math.cos(angle), at.y() + out * Math.sin(angle), at.z() + radius * 0.83 * up);
            solids.sphere(bump, radius * dice.between(0.05, 0.15), 0.56);
        }
    }

    private static void filopodia(Solids solids, Point at, double radius, int count, double reach, Dice dice) {
        for (int i = 0; i < count; i++) {
            double length = radius * dice.between(0.6, reach);
            Point start = new Point(at.x(), at.y(), at.z() + radius * 0.2);
            List<Point> path = Walk.from(start, dice.angle(), radius * 0.6 + length, radius * 0.2, 0.12, -radius * 0.02, dice);
            solids.strand(path, Math.max(0.8, radius * 0.025), 0.6);
        }
    }

    /** A cell that has flattened and drawn itself out. */
    private static void spread(Solids solids, Point at, double radius, Dice dice) {
        double turn = dice.angle();
        double stretch = dice.between(1, 2.2);
        solids.ellipsoid(at, radius * stretch, radius * 0.7, radius * 0.22, turn, 0.46);
        solids.ellipsoid(at, radius * 0.5, radius * 0.4, radius * 0.42, turn, 0.5);
        for (int i = dice.count(2, 6); i > 0; i--) {
            double away = dice.chance(0.5) ? turn : turn + Math.PI;
            List<Point> path = Walk.from(at, away + 0.3 * dice.gaussian(), radius * stretch * dice.between(1, 1.7), radius * 0.2, 0.1, 0,
                    dice);
            solids.strand(path, radius * dice.between(0.02, 0.06), 0.5);
        }
        ruffle(solids, at, radius * 0.4, dice.count(10, 50), dice);
    }

    private static void tissue(Surface surface, Solids solids, Dice dice) {
        int width = surface.width();
        double cell = surface.unit() * dice.scale(60, 190);
        float[] folds = Noise.field(width, surface.height(), cell, 4, 0.5, dice.seed());
        float[] warp = Noise.field(width, surface.height(), cell * 1.7, 2, 0.5, dice.seed());
        float[] fine = Noise.field(width, surface.height(), 6 * surface.unit(), 3, 0.7, dice.seed());
        double high = cell * dice.between(0.25, 0.6);
        float[] depth = surface.depth();
        for (int i = 0; i < depth.length; i++) {
            double ridge = 1 - Math.abs(folds[i] + 0.5 * warp[i]) * 2.2;
            depth[i] += (float) (high * (ridge * Math.abs(ridge) + 0.8 * warp[i]) + 1.4 * surface.unit() * fine[i]);
        }
        for (int i = dice.count(0, 6); i > 0; i--) {
            Point spot = anywhere(surface, dice);
            double ground = depth[surface.index(spot)];
            round(solids, new Point(spot.x(), spot.y(), ground), surface.unit() * dice.between(14, 34), dice);
        }
    }

    private static void bacteria(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(6, 26);
        double longness = dice.chance(0.35) ? 0.3 : dice.between(1.5, 5);
        int colonies = dice.count(1, 8);
        int each = (int) Math.min(350, dice.between(0.1, 0.5) * surface.width() * surface.height() / (7 * radius * radius * colonies));
        for (int colony = 0; colony < colonies; colony++) {
            Point centre = anywhere(surface, dice);
            double wide = surface.height() * dice.between(0.08, 0.35);
            for (int i = 0; i < each; i++) {
                double angle = dice.angle();
                Point from = new Point(centre.x() + wide * dice.gaussian(), centre.y() + wide * dice.gaussian(),
                        radius * dice.between(0.3, 2.4));
                double length = radius * longness * dice.between(0.7, 1.3);
                Point to = new Point(from.x() + length * Math.cos(angle), from.y() + length * Math.sin(angle), from.z());
                solids.rod(from, radius, to, radius * dice.between(0.9, 1), dice.between(0.48, 0.6));
            }
        }
    }

    private static void neurons(Surface surface, Solids solids, Dice dice) {
        for (int i = dice.count(1, 4); i > 0; i--) {
            Point at = anywhere(surface, dice);
            double radius = surface.unit() * dice.between(25, 80);
            for (int lump = dice.count(3, 12); lump > 0; lump--) {
                Point near = new Point(at.x() + radius * 0.6 * dice.gaussian(), at.y() + radius * 0.5 * dice.gaussian(), 0);
                round(solids, near, radius * dice.between(0.3, 0.7), dice);
            }
            for (int branch = dice.count(3, 9); branch > 0; branch--) {
                branch(surface, solids, at, dice.angle(), radius * 0.05, surface.height() * dice.between(0.3, 0.9), dice);
            }
        }
    }

    private static void branch(Surface surface, Solids solids, Point from, double heading, double thick, double length, Dice dice) {
        double step = 14 * surface.unit();
        List<Point> path = Walk.from(new Point(from.x(), from.y(), thick), heading, length, step, 0.08, 0, dice);
        solids.strand(path, Math.max(0.8, thick), 0.58);
        if (thick > 1.5 * surface.unit()) {
            Point fork = path.get(path.size() / 2);
            branch(surface, solids, fork, heading + dice.between(-0.9, 0.9), thick * 0.6, length * 0.6, dice);
        }
    }

    private static Point anywhere(Surface surface, Dice dice) {
        return new Point(dice.between(0, surface.width() - 1.0), dice.between(0, surface.height() - 1.0), 0);
    }
}
