package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.View;
import io.semstream.simulator.relief.Walk;

/** Forests seen from the side, grass, entangled mats, wires lying on a substrate. */
public final class Nanowires implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.12, 0.3));
        Solids solids = new Solids(surface);
        switch (dice.count(0, 4)) {
            case 0, 1 -> forest(surface, solids, dice);
            case 2 -> entangled(surface, solids, dice);
            case 3 -> grass(surface, solids, dice);
            default -> lying(surface, solids, dice);
        }
        return surface;
    }

    private static void forest(Surface surface, Solids solids, Dice dice) {
        View view = new View(surface, dice.between(-0.3, 0.3), dice.between(0.35, 1.25));
        view.layGround(surface);
        double unit = surface.unit();
        double radius = unit * dice.scale(1.6, 6);
        double length = radius * dice.scale(12, 60);
        double pitch = radius * dice.scale(5, 14);
        double reach = view.reach(surface) * 0.75;
        double lean = dice.between(0, 0.12);
        boolean droplet = dice.chance(0.35);
        double wanted = Math.min(2500, 2 * reach * surface.width() * 1.2 / (pitch * pitch));
        for (int i = 0; i < wanted; i++) {
            double x = dice.between(-0.65, 0.65) * surface.width();
            double y = dice.between(-reach, reach);
            double own = length * dice.between(0.6, 1.15);
            Point tip = view.project(x + own * lean * dice.gaussian(), y + own * lean * dice.gaussian(), own);
            solids.rod(view.project(x, y, 0), radius, tip, radius * dice.between(0.5, 0.95), dice.between(0.55, 0.75));
            if (droplet) {
                solids.sphere(tip, radius * 1.4, 0.95);
            }
        }
    }

    private static void entangled(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(1.2, 4);
        double count = dice.scale(0.25, 0.7) * surface.width() / radius;
        double bend = dice.chance(0.6) ? 0.002 : dice.between(0.01, 0.06);
        for (int i = 0; i < count; i++) {
            double z = radius * dice.between(1, 30);
            double tone = 0.3 + 0.012 * z / radius;
            double length = surface.height() * dice.between(0.3, 1.4);
            Point start = new Point(dice.between(-0.3, 1.1) * surface.width(), dice.between(-0.3, 1.1) * surface.height(), z);
            solids.strand(Walk.from(start, dice.angle(), length, surface.height() / 25.0, bend, dice.gaussian(), dice),
                    radius * dice.between(0.8, 1.2), tone);
        }
    }

    /** Dense inclined wires seen from above. */
    private static void grass(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(1.4, 4);
        double heading = dice.angle();
        double spread = dice.between(0.15, 0.6);
        double length = radius * dice.scale(12, 40);
        double count = dice.between(0.35, 1) * surface.width() * surface.height() / (radius * length * 2);
        for (int i = 0; i < count; i++) {
            double angle = heading + spread * dice.gaussian();
            double own = length * dice.between(0.6, 1.3);
            double z = dice.between(0, length);
            Point foot = new Point(dice.between(-0.1, 1.1) * surface.width(), dice.between(-0.1, 1.1) * surface.height(), z - length);
            Point tip = new Point(foot.x() + own * Math.cos(angle), foot.y() + own * Math.sin(angle), z);
            solids.rod(foot, radius, tip, radius * 0.7, dice.between(0.5, 0.85));
        }
    }

    /** Short or long straight wires on a flat substrate, most of them alone. */
    private static void lying(Surface surface, Solids solids, Dice dice) {
        int width = surface.width();
        int height = surface.height();
        surface.roughen(Noise.field(width, height, 3, 1, 1, dice.seed()), dice.between(0, 0.5));
        double radius = surface.unit() * dice.scale(1.2, 7);
        double length = radius * dice.scale(10, 80);
        int count = (int) Math.clamp(dice.scale(0.01, 0.09) * width * height / (radius * length), 2, 1200);
        boolean aligned = dice.chance(0.4);
        double heading = dice.angle();
        for (int i = 0; i < count; i++) {
            double angle = aligned ? heading + 0.25 * dice.gaussian() : dice.angle();
            double own = length * dice.between(0.5, 1.3);
            Point from = new Point(dice.between(-0.05, 1.05) * width, dice.between(-0.05, 1.05) * height, radius * dice.between(0.5, 2));
            Point to = new Point(from.x() + own * Math.cos(angle), from.y() + own * Math.sin(angle), from.z() + radius);
            solids.rod(from, radius, to, radius * dice.between(0.6, 1), dice.between(0.6, 0.9));
        }
    }
}
