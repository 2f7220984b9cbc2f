package io.semstream.simulator.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.alignment.Alignment;
import io.semstream.micrograph.alignment.LocalGradientOrientation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WireRendererTest {
    private final WireRenderer renderer = new WireRenderer();
    private final LocalGradientOrientation lgo = new LocalGradientOrientation();

    @Test
    void truthIsNearWhatWasAskedFor() {
        for (double fraction : new double[]{0, 0.3, 0.7, 1}) {
            RenderedWires wires = renderer.render(WireScene.clean(fraction, 30, 5).sized(512, 384));
            assertThat(wires.alignedFraction()).isCloseTo(fraction, within(0.03));
            assertThat(wires.wires()).isGreaterThan(20);
        }
        assertThat(renderer.render(WireScene.clean(1, 30, 5)).directionDegrees()).isCloseTo(30, within(2.0));
    }

    @Test
    void equalScenesGiveEqualPixels() {
        WireScene scene = WireScene.any(512, 384, 9);
        assertThat(renderer.render(scene).image().samples()).isEqualTo(renderer.render(scene).image().samples());
    }

    /** The promise of docs/alignment.md: at most 0.05 on clean frames, on the mean. */
    @Test
    void localGradientOrientationFindsTheTruthOnCleanFrames() {
        List<Double> errors = new ArrayList<>();
        List<Double> turns = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            for (double fraction = 0; fraction <= 1; fraction += 0.25) {
                RenderedWires wires = renderer.render(WireScene.clean(fraction, 53 * seed % 180, 100L * seed + Math.round(8 * fraction)));
                Alignment found = lgo.measure(wires.image()).orElseThrow();
                errors.add(Math.abs(found.alignedFraction() - wires.alignedFraction()));
                if (fraction >= 0.5) {
                    turns.add(apart(found.directionDegrees().orElseThrow(), wires.directionDegrees()));
                }
            }
        }
        assertThat(mean(errors)).isLessThanOrEqualTo(0.05);
        assertThat(mean(turns)).isLessThan(1.5);
    }

    @Test
    void impossibleWiresAreRefused() {
        assertThatThrownBy(() -> WireScene.clean(1.2, 30, 1)).hasMessageContaining("aligned fraction out of [0, 1]: 1.2");
        assertThatThrownBy(() -> WireScene.clean(0.5, 180, 1)).hasMessageContaining("direction");
        assertThatThrownBy(() -> WireScene.clean(0.5, 3, 1).taken(0, Double.NaN)).hasMessageContaining("noise");
    }

    private static double apart(double a, double b) {
        double difference = Math.abs(a - b) % 180;
        return Math.min(difference, 180 - difference);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
