package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.micrograph.GrayImage;
import io.semstream.model.ClassificationOutcome.Classified;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.NetworkUnavailable;
import io.semstream.model.network.OutputKind;
import io.semstream.model.network.TorchNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real libtorch with the starter's backbone, and nothing but what the build has brought. */
class TorchEngineIT {
    private static final InputContract INPUT = InputContract.grey(224, 224);
    private static final int DIMENSIONS = 1408;

    @TempDir
    private Path folder;
    private Path backbone;

    @BeforeEach
    void find() {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).takeWhile(at -> at.getParent() != null)
                .flatMap(at -> Stream.of(at.resolve("models/starter/1/model.pt"),
                        at.resolve("shared/models/mobilenetv2-openimages-features.pt")))
                .filter(Files::exists).findFirst();
        assumeTrue(found.isPresent(), "no backbone: neither models/starter/1 nor shared/models is there");
        backbone = found.get();
    }

    @Test
    void classifiesThroughLibtorch() throws Exception {
        ModelBundle bundle = BundleWriter.write(content(new Random(1), DIMENSIONS, new float[DIMENSIONS]), folder.resolve("bundle"));
        try (InferenceEngine engine = InferenceEngine.start(bundle, config(Device.AUTO), new SimpleMeterRegistry())) {
            List<CompletableFuture<ClassificationOutcome>> answers = IntStream.range(0, 40).map(i -> i * 6)
                    .mapToObj(level -> engine.submit("level " + level, () -> Frames.png(level))).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOfSatisfying(Classified.class,
                    classified -> assertThat(classified.classification().embedding()).hasSize(DIMENSIONS)));
        }
    }

    @Test
    void theSameImageHasTheSameEmbeddingInAnyBatch() {
        GrayImage image = noise(7);
        try (FeatureExtractor features = FeatureExtractor.open(backbone, INPUT, Device.CPU)) {
            float[] alone = features.embed(List.of(image))[0];
            float[] inBatch = features.embed(List.of(noise(8), image, noise(9)))[1];
            assertThat(inBatch).hasSize(DIMENSIONS);
            IntStream.range(0, DIMENSIONS)
                    .forEach(d -> assertThat(inBatch[d]).isCloseTo(alone[d], org.assertj.core.api.Assertions.within(1e-4f)));
        }
    }

    @Test
    void aHeadOfAnotherSizeIsFoundBeforeItServes() {
        ModelBundle bundle = BundleWriter.write(content(new Random(1), 64, new float[64]), folder.resolve("bundle"));
        assertThatThrownBy(() -> InferenceEngine.start(bundle, config(Device.CPU), new SimpleMeterRegistry()))
                .isInstanceOf(InvalidBundle.class)
                .hasMessageContaining("embeddings of 1408 instead of 64");
    }

    @Test
    void aFileThatIsNoNetworkIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("model.pt"), "not a network");
        assertThatThrownBy(() -> TorchNetwork.load(text, INPUT, OutputKind.EMBEDDING, Device.CPU)).isInstanceOf(NetworkUnavailable.class)
                .hasMessageContaining("is not a TorchScript network");
    }

    @Test
    void anAbsentGpuIsSaidAndNotReplaced() {
        assertThatThrownBy(() -> TorchNetwork.load(backbone, INPUT, OutputKind.EMBEDDING, Device.GPU))
                .isInstanceOf(NetworkUnavailable.class)
                .hasMessageContaining("a GPU was asked for");
    }

    private BundleContent content(Random random, int dimensions, float[] reference) {
        float[][] weights = new float[3][dimensions];
        for (float[] row : weights) {
            for (int d = 0; d < dimensions; d++) {
                row[d] = (float) random.nextGaussian() / 10;
            }
        }
        reference[0] = 1;
        Calibration calibration = new Calibration(1, new Conformal(0.9, List.of(0.2, 0.2, 0.2)),
                Optional.of(new OutOfDomain(new float[][]{reference}, 0.5)), QualityLimits.none());
        return new BundleContent("untrained", "1", List.of("a", "b", "c"), INPUT, OutputKind.EMBEDDING, backbone,
                Optional.of(new LinearHead(weights, new float[3])), calibration, new BundleCard("", "Apache-2.0", "", Map.of()));
    }

    private static GrayImage noise(long seed) {
        byte[] samples = new byte[INPUT.pixels()];
        new Random(seed).nextBytes(samples);
        return new GrayImage(INPUT.width(), INPUT.height(), samples);
    }

    private static EngineConfig config(Device device) {
        EngineConfig standard = EngineConfig.standard();
        return new EngineConfig(device, 4, standard.maxDelay(), 16, standard.maxBytes(), 2, 2, 2, 64, standard.limits(), standard.drain());
    }
}
