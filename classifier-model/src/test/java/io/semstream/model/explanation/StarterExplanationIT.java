package io.semstream.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.GrayPng;
import io.semstream.model.ModelBundle;
import io.semstream.model.explanation.Explanation.Method;
import io.semstream.model.network.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The starter bundle and the real libtorch. */
class StarterExplanationIT {
    private static final int EDGE = 448;

    @Test
    void findsEvidenceInBothWays() {
        Path starter = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).takeWhile(at -> at.getParent() != null)
                .map(at -> at.resolve("models/starter/1")).filter(Files::exists).findFirst().orElse(Path.of("absent"));
        assumeTrue(Files.exists(starter), "no starter bundle");
        try (Explainer explainer = Explainer.open(ModelBundle.load(starter), Device.CPU)) {
            assertThat(explainer.method()).as("the backbone ends in a mean over the frame").isEqualTo(Method.CLASS_ACTIVATION);
            EvidenceMap activation = map(explainer, Method.CLASS_ACTIVATION);
            assertThat(activation.width() + " x " + activation.height()).isEqualTo("7 x 7");
            assertThat(activation.strongest()).isPositive();
            EvidenceMap occlusion = map(explainer, Method.OCCLUSION);
            assertThat(occlusion.width() + " x " + occlusion.height()).isEqualTo("14 x 14");
            assertThat(occlusion.strongest()).isPositive();
        }
    }

    private static EvidenceMap map(Explainer explainer, Method method) {
        var outcome = explainer.explain(picture(), new ExplanationRequest(Optional.empty(), Optional.of(method)));
        return ((ExplanationOutcome.Explained) outcome).explanation().map();
    }

    /** Bright discs in the upper left quarter of a grey frame. */
    private static byte[] picture() {
        byte[] samples = new byte[EDGE * EDGE];
        Arrays.fill(samples, (byte) 90);
        for (int y = 0; y < EDGE / 2; y++) {
            for (int x = 0; x < EDGE / 2; x++) {
                int dx = x % 56 - 28;
                int dy = y % 56 - 28;
                if (dx * dx + dy * dy < 400) {
                    samples[y * EDGE + x] = (byte) (230 - (dx * dx + dy * dy) / 8);
                }
            }
        }
        return GrayPng.of(new GrayImage(EDGE, EDGE, samples));
    }
}
