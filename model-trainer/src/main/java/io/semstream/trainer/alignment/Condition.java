package io.semstream.trainer.alignment;

import io.semstream.simulator.wires.WireScene;
import java.util.ArrayList;
import java.util.List;

/**
 * How the frames of one panel are made.
 *
 * @param noise
 *            standard deviation as a share of the full scale
 * @param cover
 *            sum of the wires' areas as a share of the frame
 */
record Condition(double noise, double cover) {
    static final double CLEAN = 0;
    static final double USUAL_COVER = 0.35;
    static final List<Double> NOISES = List.of(CLEAN, 0.05, 0.1, 0.2, 0.3);
    static final List<Double> COVERS = List.of(0.1, USUAL_COVER, 1.0, 2.0);
    private static final List<Double> FRACTIONS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

    static List<Condition> all() {
        List<Condition> all = new ArrayList<>();
        NOISES.forEach(noise -> all.add(new Condition(noise, USUAL_COVER)));
        COVERS.stream().filter(cover -> cover != USUAL_COVER).forEach(cover -> all.add(new Condition(CLEAN, cover)));
        return all;
    }

    /** Every fraction, {@code repeats} times with another direction and other wires. */
    List<WireScene> scenes(int repeats, long seed) {
        List<WireScene> scenes = new ArrayList<>();
        for (double fraction : FRACTIONS) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                long own = seed * 7_919 + Math.round(1000 * noise) * 10_007 + Math.round(1000 * cover) * 101 + 31L * scenes.size();
                double direction = Math.floorMod(own * 2_654_435_761L, 180_000) / 1000.0;
                scenes.add(WireScene.clean(fraction, direction, own).wires(cover, 10, 25, 0).taken(0, noise));
            }
        }
        return scenes;
    }

    String title() {
        return cover == USUAL_COVER ? "noise " + noise : "cover " + cover;
    }
}
