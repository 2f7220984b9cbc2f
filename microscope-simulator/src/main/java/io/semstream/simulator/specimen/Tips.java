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
        surface.depth((x, y) -> -3 * surface.height());
        double turn = dice.between(-0.6, 0.6) + dice.count(0, 1) * Math.PI;
        View view = new View(surface, turn, dice.between(0.5, 1.2));
        Solids solids = new Solids(surface);
        double width = unit * dice.between(110, 280);
        double length = unit * 1500;
        double thick = unit * dice.between(12, 45);
        double tone = dice.between(0.4, 0.6);
        double foot = width * dice.between(0.25, 0.48);
        Prism.box(length, width).stand(solids, view, foot * dice.between(1.05, 1.8) - length / 2, 0, -thick, 0, tone);
        Prism.regular(dice.chance(0.6) ? 4 : 28, foot, Math.PI / 4, 0.02).stand(solids, view, 0, 0, 0, foot * dice.between(1.4, 3),
                tone * 1.15);
    }

    /** The end of a tip, close up. */
    private static void apex(Surface surface, Dice dice) {
        double unit = surface.unit();
        double tilt = dice.between(0.7, 1.3);
        View view = new View(surface, 0, tilt);
        view.layGround(surface);
        double foot = unit * dice.between(150, 380);
        double high = foot * dice.between(1.3, 2.6);
        double wantedRow = surface.height() * dice.between(-0.35, 0);
        double y = (wantedRow + high * Math.sin(tilt)) / Math.cos(tilt);
        Prism.regular(dice.chance(0.5) ? 4 : 40, foot, dice.angle(), dice.between(0.005, 0.06)).stand(new Solids(surface), view, 0, y, 0,
                high, dice.between(0.5, 0.75));
    }
}
