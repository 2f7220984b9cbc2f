package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Cells;
import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Surface;

/** Films and coatings: grains, polished cross-sections with layers, mud cracks, smooth films with pinholes. */
public final class Films implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.4, 0.6));
        switch (dice.count(0, 3)) {
            case 0 -> grains(surface, dice);
            case 1 -> section(surface, dice);
            case 2 -> cracked(surface, dice);
            default -> smooth(surface, dice);
        }
        return surface;
    }

    private static void grains(Surface surface, Dice dice) {
        double size = surface.unit() * dice.scale(18, 110);
        Cells cells = new Cells(size, dice.between(0.8, 1), dice.seed());
        double steep = dice.between(0.05, 0.45);
        double groove = dice.between(0.04, 0.1);
        double dome = dice.between(0, 0.35);
        float[] bend = Noise.field(surface.width(), surface.height(), size * 0.5, 2, 0.5, dice.seed());
        surface.depth((x, y) -> {
            double warp = 0.08 * size * bend[y * surface.width() + x];
            Cells.Place place = cells.at(x + warp, y - warp);
            double lean = place.dx() * (place.value(1) - 0.5) + place.dy() * (place.value(2) - 0.5);
            double rim = Math.min(1, place.border() / groove);
            return size * (steep * 1.5 * lean + 0.25 * place.value(3) * steep - dome * place.centre() * place.centre() + 0.12 * rim);
        });
        double contrast = dice.between(0, 0.4);
        surface.tone((x, y) -> {
            double warp = 0.08 * size * bend[y * surface.width() + x];
            Cells.Place place = cells.at(x + warp, y - warp);
            return (0.5 + contrast * (place.value(4) - 0.5)) * Math.min(1, 0.45 + 0.55 * place.border() / groove);
        });
    }

    /** Material contrast only: a polished cut has no relief. */
    private static void section(Surface surface, Dice dice) {
        int width = surface.width();
        int layers = dice.count(2, 4);
        double[] borders = new double[layers];
        double[] tones = new double[layers + 1];
        double[] pores = new double[layers + 1];
        for (int i = 0; i <= layers; i++) {
            tones[i] = dice.between(0.15, 0.95);
            pores[i] = dice.chance(0.6) ? dice.between(0.38, 0.6) : 2;
        }
        for (int i = 0; i < layers; i++) {
            borders[i] = surface.height() * (i + 0.3 + dice.between(0, 0.7)) / (layers + 0.3);
        }
        float[] waves = Noise.field(width, surface.height(), 120 * surface.unit(), 4, 0.55, dice.seed());
        float[] holes = Noise.field(width, surface.height(), surface.unit() * dice.scale(12, 40), 2, 0.5, dice.seed());
        float[] cracks = Noise.field(width, surface.height(), surface.unit() * dice.scale(90, 200), 4, 0.6, dice.seed());
        double wave = surface.unit() * dice.between(3, 40);
        double crack = dice.chance(0.6) ? dice.between(0.004, 0.012) : 0;
        double tilt = dice.between(-0.15, 0.15);
        boolean turned = dice.chance(0.2);
        surface.tone((x, y) -> {
            int i = y * width + x;
            double across = turned ? x * (double) surface.height() / width : y;
            double depth = across + tilt * (turned ? y : x) + wave * waves[i];
            int layer = 0;
            while (layer < layers && depth > borders[layer]) {
                layer++;
            }
            boolean gap = holes[i] > pores[layer] || (layer > 0 && Math.abs(cracks[i] - 0.25) < crack);
            return gap ? 0.06 : tones[layer] * (1 + 0.06 * waves[i]);
        });
        surface.roughen(holes, 0.25);
    }

    private static void cracked(Surface surface, Dice dice) {
        double size = surface.unit() * dice.scale(60, 300);
        Cells cells = new Cells(size, 1, dice.seed());
        float[] warp = Noise.field(surface.width(), surface.height(), size * 0.6, 4, 0.5, dice.seed());
        float[] fine = Noise.field(surface.width(), surface.height(), 7 * surface.unit(), 3, 0.6, dice.seed());
        double gap = dice.between(0.015, 0.07);
        double rough = dice.between(0.2, 1.6);
        surface.depth((x, y) -> {
            int i = y * surface.width() + x;
            Cells.Place place = cells.at(x + 0.3 * size * warp[i], y - 0.3 * size * warp[i]);
            double up = Math.clamp((place.border() - gap) * size / 3 + 0.5, 0.0, 1.0);
            double curl = 0.12 * size * place.centre() * place.centre();
            return up * (size * 0.2 + curl + 2 * place.value(1)) + rough * fine[i];
        });
        surface.tone((x, y) -> {
            int i = y * surface.width() + x;
            Cells.Place place = cells.at(x + 0.3 * size * warp[i], y - 0.3 * size * warp[i]);
            return place.border() < gap ? 0.12 : 0.5;
        });
    }

    private static void smooth(Surface surface, Dice dice) {
        int width = surface.width();
        float[] fine = Noise.field(width, surface.height(), surface.unit() * dice.scale(3, 14), 3, 0.6, dice.seed());
        float[] broad = Noise.field(width, surface.height(), 150 * surface.unit(), 3, 0.5, dice.seed());
        surface.roughen(fine, dice.between(0.4, 2.5));
        surface.stain(broad, dice.between(0.02, 0.2));
        Cells spots = new Cells(surface.unit() * dice.scale(40, 160), 1, dice.seed());
        double share = dice.between(0, 0.5);
        double radius = dice.between(0.03, 0.12);
        double sign = dice.chance(0.6) ? -8 : 5;
        float[] depth = surface.depth();
        for (int y = 0; y < surface.height(); y++) {
            for (int x = 0; x < width; x++) {
                Cells.Place spot = spots.at(x, y);
                if (spot.value(1) < share && spot.centre() < radius) {
                    double inside = 1 - spot.centre() / radius;
                    depth[y * width + x] += (float) (sign * surface.unit() * Math.sqrt(inside));
                }
            }
        }
    }
}
