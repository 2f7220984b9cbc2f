package io.semstream.simulator;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Surface;
import java.util.List;

/** Several structures in one frame: each further one takes a ragged half or an island of it. */
final class Mixture {
    private Mixture() {}

    static Surface of(List<Structure> structures, int width, int height, Dice dice) {
        Surface surface = structures.getFirst().specimen().prepare(width, height, dice);
        for (Structure next : structures.subList(1, structures.size())) {
            surface.replace(next.specimen().prepare(width, height, dice), mask(width, height, dice));
        }
        return surface;
    }

    /** Positive on a part between a third and a half of the frame. */
    private static float[] mask(int width, int height, Dice dice) {
        float[] mask = Noise.field(width, height, height * 0.35, 5, 0.5, dice.seed());
        double direction = dice.angle();
        double slope = dice.scale(0.6, 6) / height;
        double shift = dice.between(-0.08, 0.02);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double away = (x - width / 2.0) * Math.cos(direction) + (y - height / 2.0) * Math.sin(direction);
                mask[y * width + x] += (float) (slope * away + shift);
            }
        }
        return mask;
    }
}
