package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Prism;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.View;

/** Devices drawn by lithography: interdigitated electrodes, pads with leads, comb drives with springs, rows of bridges. */
public final class Mems implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.12, 0.35));
        View view = new View(surface, quarterTurns(dice), dice.chance(0.5) ? dice.between(0.3, 0.9) : 0);
        view.layGround(surface);
        Stage stage = new Stage(new Solids(surface), view, surface.unit(), dice.between(0.5, 0.8));
        switch (dice.count(0, 3)) {
            case 0 -> electrodes(stage, dice);
            case 1 -> pads(stage, dice);
            case 2 -> drive(stage, dice);
            default -> bridges(stage, dice);
        }
        surface.roughen(Noise.field(width, height, 4 * surface.unit(), 2, 0.6, dice.seed()), dice.between(0, 0.5));
        return surface;
    }

    private static double quarterTurns(Dice dice) {
        return dice.count(0, 3) * Math.PI / 2 + (dice.chance(0.5) ? 0 : dice.between(-0.5, 0.5));
    }

    /** The stage and what is common to all the device's parts; lengths in units of a 700-row frame. */
    private record Stage(Solids solids, View view, double unit, double tone) {
        void block(double x, double y, double width, double depth, double bottom, double top) {
            Prism.box(width * unit, depth * unit).stand(solids, view, x * unit, y * unit, bottom * unit, top * unit, tone);
        }
    }

    private static void electrodes(Stage stage, Dice dice) {
        double finger = dice.scale(8, 40);
        double pitch = finger * dice.between(1.5, 2.6);
        double length = dice.between(250, 600);
        double overlap = dice.between(0.75, 0.95);
        double thick = dice.scale(3, 25);
        int count = (int) (dice.between(500, 1400) / pitch);
        for (int i = 0; i < count; i++) {
            double x = (i - count / 2.0) * pitch;
            double shift = (i % 2 == 0 ? 1 : -1) * length * (1 - overlap) / 2;
            stage.block(x, shift, finger, length, 0, thick);
        }
        double bus = dice.between(40, 140);
        double away = length * (1 - overlap / 2) + bus / 2 - length * (1 - overlap) / 2;
        stage.block(0, away, count * pitch + bus, bus, 0, thick);
        stage.block(0, -away, count * pitch + bus, bus, 0, thick);
        stage.block(count * pitch * 0.5, away + 160, 220, 280, 0, thick);
        stage.block(-count * pitch * 0.5, -away - 160, 220, 280, 0, thick);
    }

    private static void pads(Stage stage, Dice dice) {
        int count = dice.count(3, 8);
        double pitch = dice.between(90, 190);
        double pad = pitch * dice.between(0.5, 0.8);
        double thick = dice.scale(2, 14);
        double lead = dice.scale(6, 24);
        double away = dice.between(200, 330);
        double core = dice.between(20, 90);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < count; i++) {
                double x = (i - (count - 1) / 2.0) * pitch;
                double end = core * (i - (count - 1) / 2.0) / count;
                stage.block(x, side * (away + pad / 2), pad, pad, 0, thick);
                double bendAt = side * (core + (away - core) * (0.3 + 0.6 * Math.abs(i - (count - 1) / 2.0) / count));
                stage.block(x, (side * away + bendAt) / 2, lead, Math.abs(side * away - bendAt), 0, thick);
                stage.block((x + end) / 2, bendAt, Math.abs(x - end) + lead, lead, 0, thick);
                stage.block(end, (bendAt + side * core / 2) / 2, lead, Math.abs(bendAt - side * core / 2) + lead, 0, thick);
            }
        }
        if (dice.chance(0.6)) {
            stage.block(0, 0, core * 1.4, core * 1.4, 0, thick * 1.5);
        }
    }

    /** A shuttle with etch holes between two combs, hung on folded springs. */
    private static void drive(Stage stage, Dice dice) {
        double thick = dice.between(14, 50);
        double gap = thick * dice.between(0.2, 0.6);
        double top = gap + thick;
        double width = dice.between(60, 150);
        double length = dice.between(500, 900);
        int holes = (int) (length / (width * 0.7));
        for (int i = 0; i <= holes; i++) {
            stage.block((i - holes / 2.0) * length / holes, 0, length / holes * 0.45, width, gap, top);
        }
        for (int rail = -1; rail <= 1; rail++) {
            stage.block(0, rail * width * 0.42, length, width * 0.16, gap, top);
        }
        double finger = dice.between(6, 16);
        double reach = dice.between(70, 150);
        int fingers = (int) (length * 0.8 / (finger * 4));
        for (int i = 0; i < fingers; i++) {
            double x = (i - fingers / 2.0) * finger * 4;
            for (int side = -1; side <= 1; side += 2) {
                stage.block(x, side * (width / 2 + reach / 2), finger, reach, gap, top);
                stage.block(x + finger * 2, side * (width / 2 + reach * 0.95), finger, reach, gap, top);
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            stage.block(0, side * (width / 2 + reach * 1.45 + 40), length * 0.85, 80, 0, top);
            for (int fold = 0; fold < 4; fold++) {
                stage.block(side * (length / 2 + 25 + fold * 30), 0, 9, 420, gap, top);
            }
            stage.block(side * (length / 2 + 70), 210, 110, 16, gap, top);
            stage.block(side * (length / 2 + 70), -210, 110, 16, gap, top);
        }
    }

    private static void bridges(Stage stage, Dice dice) {
        double thick = dice.between(10, 60);
        double wide = dice.between(30, 120);
        double pitch = wide * dice.between(1.6, 3);
        double span = dice.between(180, 420);
        double frame = dice.between(40, 160);
        int rows = 3;
        for (int row = -rows; row <= rows; row++) {
            stage.block(0, row * (span + frame), 2600, frame, 0, thick);
            for (double x = -1200; x < 1200; x += pitch) {
                stage.block(x, row * (span + frame) + span / 2 + frame / 2, wide, span, thick * 0.5, thick);
            }
        }
    }
}
