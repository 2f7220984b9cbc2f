package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Prism;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.View;

/** Sharp things: needles that enter from an edge, cantilevers with a pyramid at the end, the pyramid alone. */
public final class Tips implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.03, 0.22));
        switch (dice.count(0, 4)) {
            case 0, 1, 2 -> needle(surface, dice);
            case 3 -> cantilever(surface, dice);
            default -> apex(surface, dice);
        }
        surface.roughen(Noise.field(width, height, 5 * surface.unit(), 3, 0.6, dice.seed()), dice.between(0, 1.2));
        return surface;
    }

    /** Ground straight or etched hollow: the radius falls linearly or faster. */
    private static void needle(Surface surface, Dice dice) {
        double unit = surface.unit();
        double heading = dice.angle();
        double tipX = surface.width() * dice.between(0.32, 0.68);
        double tipY = surface.height() * dice.between(0.3, 0.7);
        double opening = dice.scale(0.05, 0.28);
        double blunt = unit * dice.scale(1.5, 22);
        double hollow = dice.chance(0.6) ? 1 : dice.between(1.2, 2);
        double length = Math.hypot(surface.width(), surface.height());
        double tone = dice.between(0.5, 0.8);
        Solids solids = new Solids(surface);
        int pieces = 36;
        for (int i = 0; i < pieces; i++) {
            double from = (double) i / pieces;
            double to = (i + 1.0) / pieces;
            solids.rod(along(tipX, tipY, heading, length * from), blunt + opening * length * Math.pow(from, hollow),
                    along(tipX, tipY, heading, length * to), blunt + opening * length * Math.pow(to, hollow), tone);
        }
    }

    private static Point along(double x, double y, double heading, double way) {
        return new Point(x + way * Math.cos(heading), y + way * Math.sin(heading), way * 0.05);
    }

    private static void cantilever(Surface surface, Dice dice) {
        double unit = surface.unit();
        View view = new View(surface, dice.between(-0.6, 0.6) + dice.count(0, 1) * Math.PI, dice.between(0.5, 1.2));
        view.project(0, 0, 0);
        Solids solids = new Solids(surface);
        double width = unit * dice.between(90, 240);
        double thick = unit * dice.between(12, 40);
        double length = unit * 1400;
        double tone = dice.between(0.4, 0.6);
        double high = 300 * unit;
        Prism.box(length, width).stand(solids, view, -length / 2 + 180 * unit, 0, high, high + thick, tone);
        double foot = width * dice.between(0.25, 0.48);
        double x = 180 * unit - foot * dice.between(1.05, 1.8);
        Prism.regular(dice.chance(0.6) ? 4 : 20, foot, Math.PI / 4, 0.02).stand(solids, view, x, 0, high + thick,
                high + thick + foot * dice.between(1.4, 3), tone * 1.15);
    }

    /** The end of a tip, close up. */
    private static void apex(Surface surface, Dice dice) {
        double unit = surface.unit();
        View view = new View(surface, dice.angle(), dice.between(0.7, 1.35));
        view.layGround(surface);
        double foot = unit * dice.between(150, 320);
        Prism.regular(dice.chance(0.5) ? 4 : 28, foot, Math.PI / 4, dice.between(0.005, 0.06)).stand(new Solids(surface), view, 0,
                foot * 0.4, 0, foot * dice.between(1.3, 2.6), dice.between(0.5, 0.75));
    }
}
