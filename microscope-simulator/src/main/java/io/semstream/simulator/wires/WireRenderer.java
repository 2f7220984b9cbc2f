package io.semstream.simulator.wires;

import io.semstream.micrograph.GrayImage;
import io.semstream.simulator.detector.Exposure;
import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Surface;

/** Draws scenes of wires. Thread-safe. */
public final class WireRenderer {
    private static final int WHITE = 255;

    public RenderedWires render(WireScene scene) {
        Dice dice = new Dice(scene.seed());
        Surface surface = new Surface(scene.width(), scene.height(), dice.between(0.1, 0.25));
        surface.roughen(Noise.field(scene.width(), scene.height(), 3, 1, 1, dice.seed()), dice.between(0, 0.3));
        WireLayer layer = new WireLayer(surface, scene, dice);
        layer.fill();
        float[] grey = Exposure.of(surface, scene.blur(), scene.noise(), dice);
        byte[] samples = new byte[grey.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(grey[i] * WHITE);
        }
        return new RenderedWires(new GrayImage(scene.width(), scene.height(), samples), layer.alignedFraction(), layer.direction(),
                layer.wires());
    }
}
