package io.semstream.model.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.WireNetworkFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireNetworkTest {
    private final GrayImage frame = new GrayImage(90, 70, noise());

    @Test
    void theShippedOneIsWholeAndSurvivesAFile(@TempDir Path folder) throws IOException {
        WireNetwork shipped = WireNetworkFile.shipped();
        WireNetworkFile.write(shipped, folder.resolve("wires.bin"));
        assertThat(WireNetworkFile.read(folder.resolve("wires.bin")).measure(frame)).isEqualTo(shipped.measure(frame));
    }

    @Test
    void mirroringTurnsTheDirection() {
        for (View view : View.values()) {
            WireExample seen = view.of(new WireExample(slope(), 1, 30));
            GrayImage image = seen.image();
            double gx = image.at(image.width() - 1, 0) - image.at(0, 0);
            double gy = image.at(0, image.height() - 1) - image.at(0, 0);
            double along = Math.toDegrees(Math.atan2(-gy, gx)) + 90;
            double apart = Math.abs(along - seen.directionDegrees()) % 180;
            assertThat(Math.min(apart, 180 - apart)).as("%s", view).isCloseTo(0, within(2.0));
        }
    }

    /** Grey levels that stay the same along 30 degrees. */
    private static GrayImage slope() {
        byte[] samples = new byte[60 * 60];
        for (int i = 0; i < samples.length; i++) {
            double across = i % 60 * Math.sin(Math.toRadians(30)) + Math.floorDiv(i, 60) * Math.cos(Math.toRadians(30));
            samples[i] = (byte) Math.round(20 + 2 * across);
        }
        return new GrayImage(60, 60, samples);
    }

    private static byte[] noise() {
        byte[] samples = new byte[90 * 70];
        new java.util.Random(4).nextBytes(samples);
        return samples;
    }
}
