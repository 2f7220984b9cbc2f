package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Prism;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.View;

/** Lithographic lattices: pillars seen from the side or above, holes, lines, mesas and pyramids. */
public final class Patterned implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.25, 0.5));
        switch (dice.count(0, 4)) {
            case 0, 1 -> pillars(surface, dice);
            case 2 -> holes(surface, dice);
            case 3 -> lines(surface, dice);
            default -> gratings(surface, dice);
        }
        surface.roughen(Noise.field(width, height, 3 * surface.unit(), 2, 0.6, dice.seed()), dice.between(0, 0.5));
        return surface;
    }

    private static void pillars(Surface surface, Dice dice) {
        View view = new View(surface, dice.angle(), dice.chance(0.65) ? dice.between(0.4, 1.1) : 0);
        view.layGround(surface);
        double pitch = surface.unit() * dice.scale(24, 150);
        int sides = dice.chance(0.5) ? 20 : dice.chance(0.7) ? 4 : 6;
        double taper = dice.chance(0.3) ? dice.between(0, 0.5) : dice.between(0.85, 1);
        Prism pillar = Prism.regular(sides, pitch * dice.between(0.18, 0.42), dice.chance(0.7) ? Math.PI / 4 : dice.angle(), taper);
        double tall = pitch * dice.scale(0.25, 2.2);
        double tone = dice.between(0.45, 0.7);
        boolean hexagonal = dice.chance(0.4);
        boolean bounded = dice.chance(0.25);
        Solids solids = new Solids(surface);
        double reach = (view.reach(surface) + surface.width()) * (bounded ? 0.22 : 0.62) + tall;
        int count = (int) Math.min(70, reach / pitch);
        double defects = dice.chance(0.3) ? 0.02 : 0;
        for (int row = -count; row <= count; row++) {
            for (int column = -count; column <= count; column++) {
                double x = (column + (hexagonal && row % 2 != 0 ? 0.5 : 0)) * pitch;
                double y = row * pitch * (hexagonal ? 0.866 : 1);
                if (!dice.chance(defects)) {
                    pillar.stand(solids, view, x, y, 0, tall, tone);
                }
            }
        }
    }

    private static void holes(Surface surface, Dice dice) {
        double pitch = surface.unit() * dice.scale(16, 140);
        double turn = dice.chance(0.4) ? 0 : dice.angle();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double radius = dice.between(0.2, 0.42);
        double squareness = dice.chance(0.7) ? 2 : 8;
        boolean hexagonal = dice.chance(0.5);
        boolean raised = dice.chance(0.3);
        double step = pitch * dice.between(0.15, 0.7) * (raised ? 0.4 : -1);
        float[] depth = surface.depth();
        float[] tone = surface.tone();
        float inner = (float) (raised ? dice.between(0.5, 0.8) : dice.between(0.05, 0.25));
        double rowPitch = pitch * (hexagonal ? 0.866 : 1);
        for (int y = 0; y < surface.height(); y++) {
            for (int x = 0; x < surface.width(); x++) {
                double v = (y * cos - x * sin) / rowPitch;
                double row = Math.rint(v);
                double u = (x * cos + y * sin) / pitch + (hexagonal && ((long) row & 1) == 1 ? 0.5 : 0);
                double du = Math.abs(u - Math.rint(u));
                double dv = Math.abs(v - row) * rowPitch / pitch;
                double away = Math.pow(Math.pow(du, squareness) + Math.pow(dv, squareness), 1 / squareness);
                double inside = Math.clamp((radius - away) * pitch / 2 + 0.5, 0.0, 1.0);
                int i = y * surface.width() + x;
                depth[i] += (float) (step * inside);
                tone[i] += (float) ((inner - tone[i]) * inside);
            }
        }
    }

    /** Lines and spaces in plan view, straight or interrupted. */
    private static void lines(Surface surface, Dice dice) {
        double pitch = surface.unit() * dice.scale(14, 160);
        double turn = dice.chance(0.6) ? dice.count(0, 1) * Math.PI / 2 : dice.angle();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double duty = dice.between(0.25, 0.75);
        double step = pitch * dice.between(0.1, 0.6);
        double rough = dice.between(0, 0.04);
        double cut = dice.chance(0.35) ? pitch * dice.scale(1.5, 8) : 0;
        double bright = dice.between(0.45, 0.75);
        double dark = dice.between(0.12, 0.4);
        float[] wobble = Noise.field(surface.width(), surface.height(), 10 * surface.unit(), 3, 0.6, dice.seed());
        float[] depth = surface.depth();
        float[] tone = surface.tone();
        for (int y = 0; y < surface.height(); y++) {
            for (int x = 0; x < surface.width(); x++) {
                int i = y * surface.width() + x;
                double u = (x * cos + y * sin) / pitch + rough * wobble[i];
                double inside = edge(Math.abs(u - Math.rint(u)) * 2, duty, pitch);
                if (cut > 0) {
                    double v = (y * cos - x * sin) / cut + Math.rint(u) * 0.5;
                    inside *= edge(Math.abs(v - Math.rint(v)) * 2, 0.85, cut);
                }
                depth[i] += (float) (step * inside);
                tone[i] = (float) (dark + (bright - dark) * inside);
            }
        }
    }

    private static double edge(double away, double border, double pitch) {
        return Math.clamp((border - away) * pitch / 4 + 0.5, 0.0, 1.0);
    }

    /** Ridges seen from the side. */
    private static void gratings(Surface surface, Dice dice) {
        View view = new View(surface, dice.angle(), dice.between(0.5, 1.1));
        view.layGround(surface);
        double pitch = surface.unit() * dice.scale(30, 160);
        double tall = pitch * dice.scale(0.3, 1.8);
        double reach = (view.reach(surface) + surface.width()) * 0.7 + tall;
        Prism ridge = Prism.box(pitch * dice.between(0.25, 0.65), 2 * reach);
        Solids solids = new Solids(surface);
        double tone = dice.between(0.4, 0.65);
        for (double x = -reach; x < reach; x += pitch) {
            ridge.stand(solids, view, x, 0, 0, tall, tone);
        }
    }
}
