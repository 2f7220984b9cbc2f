package io.semstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.semstream.model.network.Libtorch;
import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.Plan;
import io.semstream.trainer.architecture.Precision;
import io.semstream.trainer.architecture.SmallPlans;
import io.semstream.trainer.architecture.TorchArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processors stand for two graphics processors. */
final class ReplicasTest {
    private static final InputSize SIZE = new InputSize(20, 16);
    private static final int STEPS = 4;
    private static final float[] CLASS_WEIGHTS = {0.5f, 1.5f};
    private static final Hyperparameters SETTINGS = new Hyperparameters(1, 7, OptimizerKind.SGD, 0.1, 1e-4, 0.9, Schedule.CONSTANT, 0,
            ClassWeighting.NONE, 0.05, List.of(SIZE), Set.of(), 0, 0.4, 1, 1);

    @TempDir
    Path folder;

    @Test
    void twoLearnWhatOneDoes() throws IOException {
        Path module = written(SmallPlans.withoutCompany(2), "small.pt");
        Learned one = learned(module, 1);
        Learned two = learned(module, 2);
        assertThat(two.losses()).hasSameSizeAs(one.losses());
        for (int step = 0; step < STEPS; step++) {
            assertThat(two.losses().get(step)).isCloseTo(one.losses().get(step), within(1e-5));
        }
        assertClose(two.logits(), one.logits());
        assertThat(one.losses().getLast()).isLessThan(one.losses().getFirst());
    }

    @Test
    void backboneThatGetsAHeadIsSharedToo() throws IOException {
        Path module = folder.resolve("backbone.pt");
        TorchArchive.backbone(SmallPlans.withoutCompany(2)).write(new Initialisation(3), module);
        assertClose(learned(module, 2).logits(), learned(module, 1).logits());
    }

    @Test
    void reconstructionCountsByThePart() throws IOException {
        Path module = written(Architecture.AUTOENCODER_DENSENET121.plan(2), "autoencoder.pt");
        Batch batch = batch(7, InputSize.square(32));
        int parts = 3;
        try (Replica alone = replica(module, InputSize.square(32))) {
            Losses losses = new Losses(SETTINGS, CLASS_WEIGHTS);
            // Normalisation sees other images beside each, so this is about alike and not the same.
            double whole = gradients(new Replicas(List.of(alone), false), batch, losses);
            double sum = 0;
            try (GradientCollector collector = Libtorch.load().newGradientCollector()) {
                for (Batch part : batch.parts(parts)) {
                    sum += alone.gradients(part, batch.labels(), losses, collector);
                }
            }
            assertThat(sum).isCloseTo(whole, within(0.5 * whole));
        }
    }

    @Test
    void atOnceOrInTurnIsTheSame() throws IOException {
        Path module = written(Architecture.CNN6.plan(2), "cnn6.pt");
        assertThat(gradientsOfTwo(module, true)).containsExactly(gradientsOfTwo(module, false));
    }

    @Test
    void whatIsLeftOutAtRandomRepeats() throws IOException {
        Path module = written(SmallPlans.leavingOut(2), "random.pt");
        assertThat(learned(module, 2).losses()).isEqualTo(learned(module, 2).losses());
        assertThat(learned(module, 1).losses()).isEqualTo(learned(module, 1).losses());
    }

    @Test
    void partsAreEvenAndNeverOfOneImage() {
        assertThat(batch(7, SIZE).parts(2)).extracting(Batch::size).containsExactly(3, 4);
        assertThat(batch(5, SIZE).parts(4)).extracting(Batch::size).containsExactly(2, 3);
        assertThat(batch(3, SIZE).parts(2)).extracting(Batch::size).containsExactly(3);
        Batch last = batch(7, SIZE).parts(3).getLast();
        assertThat(last.labels()).containsExactly(0, 1, 0);
        assertThat(last.pixels()).hasSize(3 * SIZE.pixels()).endsWith(batch(7, SIZE).pixels()[7 * SIZE.pixels() - 1]);
    }

    @Test
    void devicesAreNamed() {
        assertThat(TrainingDevices.parse("cuda:0, CUDA:1").names()).containsExactly("cuda:0", "cuda:1");
        assertThat(TrainingDevices.parse("cpu,cpu").on(Libtorch.load())).containsExactly(Device.cpu(), Device.cpu());
        assertThat(TrainingDevices.parse("all").isPlain()).isFalse();
        assertThat(TrainingDevices.parse("gpu").isPlain()).isTrue();
        for (String wrong : List.of("", "tpu", "cpu,cuda:0", "auto,auto", "cuda:", "all,cuda:1")) {
            assertThatThrownBy(() -> TrainingDevices.parse(wrong)).isInstanceOf(RunProblem.class).hasMessageContaining("--device " + wrong)
                    .hasMessageContaining("cuda:0,cuda:1");
        }
    }

    private record Learned(List<Double> losses, float[][] logits) {}

    private static Learned learned(Path module, int devices) {
        List<Double> losses = new ArrayList<>();
        try (Trainee trainee = new Trainee(module, SETTINGS, CLASS_WEIGHTS, java.util.Collections.nCopies(devices, Device.cpu()))) {
            for (int step = 1; step <= STEPS; step++) {
                losses.add(trainee.learn(batch(7, SIZE), step, 0.1));
            }
            return new Learned(losses, trainee.logits(batch(7, SIZE)));
        }
    }

    private static float[] gradientsOfTwo(Path module, boolean atOnce) {
        try (Replicas two = new Replicas(List.of(replica(module, SIZE), replica(module, SIZE)), atOnce)) {
            gradients(two, batch(8, SIZE), new Losses(SETTINGS, CLASS_WEIGHTS));
            PtNDArray weights = two.first().parameters().getFirst();
            try (PtNDArray gradient = JniUtils.getGradient(weights)) {
                return gradient.toFloatArray();
            }
        }
    }

    private static double gradients(Replicas replicas, Batch batch, Losses losses) {
        try (GradientCollector collector = Libtorch.load().newGradientCollector()) {
            return replicas.gradients(batch, losses, 1, collector);
        }
    }

    private static Replica replica(Path module, InputSize size) {
        Engine engine = Libtorch.load();
        JniUtils.setGraphExecutorOptimize(false);
        return new Replica(engine, Device.cpu(), module, size, 2, 1);
    }

    private Path written(Plan plan, String name) throws IOException {
        Path module = folder.resolve(name);
        TorchArchive.training(plan, Precision.FULL).write(new Initialisation(3), module);
        return module;
    }

    /** Dark and bright images in turn. */
    private static Batch batch(int images, InputSize size) {
        Random random = new Random(5);
        float[] pixels = new float[images * size.pixels()];
        int[] labels = new int[images];
        for (int i = 0; i < pixels.length; i++) {
            labels[i / size.pixels()] = i / size.pixels() % 2;
            pixels[i] = (random.nextFloat() + i / size.pixels() % 2) / 2;
        }
        return new Batch(pixels, labels, size);
    }

    private static void assertClose(float[][] actual, float[][] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(1e-4f));
        }
    }
}
