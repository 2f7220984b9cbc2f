package io.semstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.SmallPlans;
import io.semstream.trainer.architecture.TorchArchive;
import io.semstream.trainer.architecture.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackboneTuningTest {
    private static final int EDGE = 16;
    private static final String LATE = "block.3.weight";
    private static final String EARLY = "stem.weight";
    private static final double RATE = 1e-3;

    @TempDir
    Path folder;

    private Path backbone = Path.of("");

    @BeforeEach
    void network() throws IOException {
        backbone = folder.resolve("backbone.pt");
        TorchArchive.backbone(SmallPlans.withoutCompany(2).headless()).write(new Initialisation(1), backbone);
    }

    @Test
    void goesHalfTheWayThatTheStepLed() throws IOException {
        Path after = tuned("after", 1, Optional.empty(), grains(alike()));
        // The first step of Adam is as long as the learning rate, whatever the gradient.
        float[] moved = difference(after, EARLY);
        double longest = 0;
        for (float change : moved) {
            longest = Math.max(longest, Math.abs(change));
        }
        assertThat(longest).isCloseTo(RATE / 2, within(RATE / 20));
    }

    @Test
    void whatComesBeforeAParameterStays() throws IOException {
        Path after = tuned("after", 2, Optional.of("block.3"), grains(alike()));
        assertThat(difference(after, EARLY)).containsOnly(0f);
        assertThat(difference(after, LATE)).isNotEqualTo(new float[difference(after, LATE).length]);
    }

    @Test
    void sameImagesGiveTheSameNetwork() throws IOException {
        assertThat(tuned("one", 3, Optional.empty(), grains(alike()))).hasSameBinaryContentAs(
                tuned("two", 3, Optional.empty(), grains(alike())));
    }

    @Test
    void imagesAreDrawnByTheirChances() throws IOException {
        double[] firstAlone = new double[alike().length];
        firstAlone[0] = 1;
        Path drawn = tuned("drawn", 3, Optional.empty(), grains(firstAlone));
        BackboneTuning.Images one = new BackboneTuning.Images(grains(alike()).pixels().subList(0, 1), new int[]{0}, new double[]{5}, 2);
        assertThat(tuned("one", 3, Optional.empty(), one)).hasSameBinaryContentAs(drawn);
    }

    @Test
    void unknownParameterIsSaidWithThoseThereAre() {
        assertThatThrownBy(() -> tuning(1, Optional.of("features.13")).require(backbone)).isInstanceOf(RunProblem.class)
                .hasMessageContaining("no parameter features.13; there are stem.weight").hasMessageContaining(LATE);
    }

    private static BackboneTuning tuning(int steps, Optional<String> from) {
        var settings = new Hyperparameters(1, 4, OptimizerKind.ADAMW, RATE, 0, 0, Schedule.CONSTANT, 0, ClassWeighting.NONE, 0,
                List.of(InputSize.square(EDGE)), Set.of(), 0, 0, 0, 1);
        return new BackboneTuning(steps, from, settings, TrainingDevices.parse("cpu"));
    }

    private Path tuned(String name, int steps, Optional<String> from, BackboneTuning.Images images) throws IOException {
        // The name of an archive's file is in the archive.
        Path file = Files.createDirectories(folder.resolve(name)).resolve("model.pt");
        tuning(steps, from).run(backbone, images, file);
        return file;
    }

    private float[] difference(Path after, String parameter) throws IOException {
        try (WeightsFile was = WeightsFile.open(backbone); WeightsFile is = WeightsFile.open(after)) {
            float[] before = was.floats(parameter);
            float[] now = is.floats(parameter);
            float[] difference = new float[now.length];
            for (int i = 0; i < now.length; i++) {
                difference[i] = now[i] - before[i];
            }
            return difference;
        }
    }

    private static double[] alike() {
        double[] chances = new double[6];
        Arrays.fill(chances, 1);
        return chances;
    }

    private static BackboneTuning.Images grains(double[] chances) {
        List<GrayImage> images = new ArrayList<>();
        int[] labels = new int[chances.length];
        for (int i = 0; i < labels.length; i++) {
            byte[] samples = new byte[EDGE * EDGE];
            new Random(i).nextBytes(samples);
            images.add(new GrayImage(EDGE, EDGE, samples));
            labels[i] = i % 2;
        }
        return new BackboneTuning.Images(images, labels, chances, 2);
    }
}
