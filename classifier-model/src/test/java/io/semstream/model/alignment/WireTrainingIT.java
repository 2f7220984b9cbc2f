package io.semstream.model.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.micrograph.GrayImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WireTrainingIT {
    /** Training checks by itself that libtorch and the plain network give the same answers. */
    @Test
    void learnsStripesFromFlatFrames() {
        List<WireExample> examples = IntStream.range(0, 64).mapToObj(i -> i % 2 == 0 ? stripes(i * 5 % 180) : flat(i)).toList();
        List<String> told = new ArrayList<>();
        WireNetwork network = new WireTraining(12, 1, told::add).train(examples, examples.subList(0, 8));
        assertThat(network.answer(stripes(20).image())[0]).isGreaterThan(network.answer(flat(3).image())[0] + 0.4f);
        assertThat(told).hasSize(12).last().asString().startsWith("epoch 12 of 12");
        assertThat(WireNetwork.of(network.matrix()).measure(stripes(20).image())).isEqualTo(network.measure(stripes(20).image()));
    }

    @Test
    void weightsOfSomethingElseAreRefused() {
        assertThatThrownBy(() -> WireNetwork.of(new float[2][7])).hasMessageContaining("here are 2 x 7");
    }

    private static WireExample stripes(double degrees) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        byte[] samples = new byte[64 * 48];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(128 + 100 * Math.sin((i % 64 * sin + Math.floorDiv(i, 64) * cos) * 0.8));
        }
        return new WireExample(new GrayImage(64, 48, samples), 1, degrees);
    }

    private static WireExample flat(int level) {
        byte[] samples = new byte[64 * 48];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (100 + i * 31 % 17 + level);
        }
        return new WireExample(new GrayImage(64, 48, samples), 0, 0);
    }
}
