package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Cells;
import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Surface;

/** Sponges: bicontinuous nets, sheets with holes behind holes, foams. */
public final class Porous implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, 0.05);
        switch (dice.count(0, 2)) {
            case 0 -> net(surface, dice);
            case 1 -> sheets(surface, dice);
            default -> foam(surface, dice);
        }
        surface.roughen(Noise.field(width, height, 5 * surface.unit(), 2, 0.6, dice.seed()), dice.between(0, 0.8));
        return surface;
    }

    /** Ligaments and gaps of the same width, as in dealloyed gold: the positive part of smooth noise, over a deeper one. */
    private static void net(Surface surface, Dice dice) {
        double cell = surface.unit() * dice.scale(18, 70);
        for (int layer = 0; layer < 3; layer++) {
            float[] noise = Noise.field(surface.width(), surface.height(), cell, 2, 0.3, dice.seed());
            double wall = dice.between(-0.12, 0.02);
            double floor = 1 + cell * 0.9 * layer;
            double tone = 0.2 + 0.2 * layer;
            lay(surface, noise, wall, floor, cell * 0.7, tone);
        }
    }

    private static void lay(Surface surface, float[] noise, double wall, double floor, double rise, double tone) {
        for (int y = 0; y < surface.height(); y++) {
            for (int x = 0; x < surface.width(); x++) {
                double above = noise[y * surface.width() + x] - wall;
                if (above > 0) {
                    surface.put(x, y, floor + rise * Math.sqrt(Math.min(1, above * 3)), tone);
                }
            }
        }
    }

    /** Sheets one behind the other, each with round holes of many sizes. */
    private static void sheets(Surface surface, Dice dice) {
        double size = surface.unit() * dice.scale(35, 150);
        int layers = dice.count(2, 4);
        for (int layer = 0; layer < layers; layer++) {
            Cells cells = new Cells(size * (1 - 0.18 * layer), 0.95, dice.seed());
            float[] bumps = Noise.field(surface.width(), surface.height(), size * 0.4, 3, 0.5, dice.seed());
            double nearness = size * (layers - layer) * 0.8;
            double open = dice.between(0.1, 0.2);
            double tone = 0.55 - 0.13 * layer;
            for (int y = 0; y < surface.height(); y++) {
                for (int x = 0; x < surface.width(); x++) {
                    double bump = bumps[y * surface.width() + x];
                    Cells.Place place = cells.at(x + size * 0.15 * bump, y - size * 0.15 * bump);
                    double rim = Math.max(place.centre() - 0.25 - 0.25 * place.value(1), open - place.border());
                    if (rim > 0) {
                        double round = Math.sqrt(Math.min(1, rim * 6));
                        surface.put(x, y, nearness + size * (0.25 * round + 0.12 * bump), tone);
                    }
                }
            }
        }
    }

    /** Struts along the borders of cells, the cells hollow. */
    private static void foam(Surface surface, Dice dice) {
        double size = surface.unit() * dice.scale(45, 190);
        double strut = dice.between(0.1, 0.28);
        for (int layer = 0; layer < 2; layer++) {
            Cells cells = new Cells(size * (1 - 0.25 * layer), 0.85, dice.seed());
            float[] bumps = Noise.field(surface.width(), surface.height(), size * 0.5, 3, 0.5, dice.seed());
            double nearness = size * (2 - layer);
            double tone = 0.58 - 0.25 * layer;
            for (int y = 0; y < surface.height(); y++) {
                for (int x = 0; x < surface.width(); x++) {
                    double bump = bumps[y * surface.width() + x];
                    Cells.Place place = cells.at(x + size * 0.1 * bump, y + size * 0.1 * bump);
                    double inside = strut - place.border();
                    double bowl = size * 0.9 * (place.centre() - 1);
                    double z = inside > 0 ? nearness + size * 0.4 * Math.sqrt(inside) + size * 0.1 * bump : nearness + bowl - size * 0.25;
                    if (inside > 0 || place.value(2) > 0.45) {
                        surface.put(x, y, z, inside > 0 ? tone : tone * 0.7);
                    }
                }
            }
        }
    }
}
