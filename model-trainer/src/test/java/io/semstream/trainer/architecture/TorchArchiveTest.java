package io.semstream.trainer.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Device;
import io.semstream.model.network.FeatureMaps;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import io.semstream.model.network.OutputKind;
import io.semstream.model.network.TorchNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TorchArchiveTest {
    private static final int EDGE = 32;

    @TempDir
    Path folder;

    @Test
    void libtorchComputesWhatThePlanSays() throws IOException {
        PlanBuilder net = new PlanBuilder("Tiny", 1e-5);
        String grey = net.add("grey", GreyInput.SYMMETRIC, Plan.INPUT);
        String map = net.relu("0.relu", net.norm("0.1", net.conv("0.0", grey, 2, Window.valid(1, 1))));
        String pooled = net.globalAverage("pool", map);
        Plan plan = net.plan(map, pooled, net.dense("last", pooled, 2, Filling.uniform(2), Filling.uniform(2)));
        Path file = folder.resolve("tiny.pt");
        Initialisation numbers = new Initialisation(7);
        TorchArchive.serving(plan).write(numbers, file);

        NetworkOutput output = predict(file, flat(200));
        float level = (200 / 255f - 0.5f) / 0.5f;
        float[] kernel = floats(numbers, plan, "0.0.weight");
        float[] weight = floats(numbers, plan, "last.weight");
        float[] bias = floats(numbers, plan, "last.bias");
        for (int channel = 0; channel < 2; channel++) {
            float sum = level * (kernel[3 * channel] + kernel[3 * channel + 1] + kernel[3 * channel + 2]);
            assertThat(output.embedding()[channel]).isCloseTo((float) Math.max(0, sum / Math.sqrt(1 + 1e-5)), within(1e-5f));
        }
        for (int k = 0; k < 2; k++) {
            float logit = bias[k] + weight[2 * k] * output.embedding()[0] + weight[2 * k + 1] * output.embedding()[1];
            assertThat(output.logits()[k]).isCloseTo(logit, within(1e-5f));
        }
    }

    @Test
    void wholeNetworkAnswersWithLogitsAndEmbedding() throws IOException {
        Path file = folder.resolve("cnn6.pt");
        TorchArchive.serving(Architecture.CNN6.plan(5)).write(new Initialisation(1), file);
        NetworkOutput output = predict(file, flat(90));
        assertThat(output.logits()).hasSize(5);
        assertThat(output.embedding()).hasSize(256);
        assertThat(output.finite()).isTrue();
    }

    @Test
    void sharesOfPlacesAddUpToTheLogitsButForAConstant() throws IOException {
        for (Plan plan : List.of(Architecture.CNN6.plan(5), SmallPlans.withoutCompany(5))) {
            Path file = folder.resolve(plan.name() + ".pt");
            TorchArchive.serving(plan).write(new Initialisation(4), file);
            float[] dark = offsets(file, plan, noise(60));
            float[] bright = offsets(file, plan, noise(250));
            assertThat(dark).hasSize(5).containsExactly(bright, within(1e-4f));
        }
        assertThat(TorchArchive.classMap(Architecture.AUTOENCODER_DENSENET121.plan(5))).isEmpty();
        assertThat(TorchArchive.classMap(Architecture.CONVNEXT_TINY.plan(5))).isPresent();
    }

    /** Logits less the mean of the shares. */
    private static float[] offsets(Path file, Plan plan, GrayImage image) {
        InputContract input = InputContract.grey(EDGE, EDGE);
        try (FeatureMaps maps = TorchNetwork
                .featureMaps(file, TorchArchive.classMap(plan), input, OutputKind.LOGITS_AND_EMBEDDING, Device.CPU).orElseThrow()) {
            float[] offsets = predict(file, image).logits();
            float[] means = maps.of(List.of(image)).getFirst().pooled();
            for (int k = 0; k < offsets.length; k++) {
                offsets[k] -= means[k];
            }
            return offsets;
        }
    }

    private static GrayImage noise(int levels) {
        byte[] samples = new byte[EDGE * EDGE];
        Random random = new Random(levels);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.nextInt(levels);
        }
        return new GrayImage(EDGE, EDGE, samples);
    }

    @Test
    void samePlanAndNumbersGiveTheSameBytes() throws IOException {
        TorchArchive.training(Architecture.CNN6.plan(3), Precision.FULL).write(new Initialisation(1), folder.resolve("one.pt"));
        TorchArchive.training(Architecture.CNN6.plan(3), Precision.FULL).write(new Initialisation(1), folder.resolve("two.pt"));
        assertThat(Files.mismatch(folder.resolve("one.pt"), folder.resolve("two.pt"))).isEqualTo(-1);
    }

    @Test
    void tensorsLieAtMultiplesOf64Bytes() throws IOException {
        Path file = folder.resolve("aligned.pt");
        Plan plan = Architecture.CNN6.plan(2);
        Initialisation numbers = new Initialisation(3);
        TorchArchive.serving(plan).write(numbers, file);
        byte[] tensor = numbers.bytes("conv3.weight", spec(plan, "conv3.weight"));
        int at = indexOf(Files.readAllBytes(file), tensor);
        assertThat(at).isPositive();
        assertThat(at % 64).isZero();
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (all[i] == part[0] && Arrays.mismatch(all, i, i + part.length, part, 0, part.length) < 0) {
                return i;
            }
        }
        return -1;
    }

    private static TensorSpec spec(Plan plan, String name) {
        return Objects.requireNonNull(plan.tensors().get(name));
    }

    private static float[] floats(Initialisation numbers, Plan plan, String name) {
        byte[] bytes = numbers.bytes(name, spec(plan, name));
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static GrayImage flat(int level) {
        byte[] samples = new byte[EDGE * EDGE];
        Arrays.fill(samples, (byte) level);
        return new GrayImage(EDGE, EDGE, samples);
    }

    private static NetworkOutput predict(Path file, GrayImage image) {
        try (Network network = TorchNetwork.load(file, InputContract.grey(EDGE, EDGE), OutputKind.LOGITS_AND_EMBEDDING, Device.CPU);
                Network.Session session = network.open()) {
            return session.predict(List.of(image)).getFirst();
        }
    }
}
