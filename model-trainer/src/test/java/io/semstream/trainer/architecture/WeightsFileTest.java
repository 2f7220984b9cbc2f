package io.semstream.trainer.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightsFileTest {
    private static final Initialisation OTHERWISE = new Initialisation(99);

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Plan plan = Architecture.CNN6.plan(4);
        Path file = written(plan);
        try (WeightsFile weights = WeightsFile.open(file)) {
            GivenWeights given = GivenWeights.forPlan(plan, weights, OTHERWISE);
            Path copy = folder.resolve("copy.pt");
            TorchArchive.training(plan, Precision.FULL).write(given, copy);
            assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
            assertThat(given.anew()).isEmpty();
        }
    }

    @Test
    void otherNumberOfCategoriesBeginsTheLastLayerAnew() throws IOException {
        try (WeightsFile weights = WeightsFile.open(written(Architecture.CNN6.plan(4)))) {
            Plan plan = Architecture.CNN6.plan(6);
            GivenWeights given = GivenWeights.forPlan(plan, weights, OTHERWISE);
            assertThat(given.anew()).hasSize(2).allMatch(tensor -> tensor.startsWith("fc."));
            TensorSpec bias = Objects.requireNonNull(plan.tensors().get("fc.bias"));
            assertThat(given.bytes("fc.bias", bias)).isEqualTo(OTHERWISE.bytes("fc.bias", bias));
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedByName() throws IOException {
        try (WeightsFile weights = WeightsFile.open(written(Architecture.CNN6.plan(4)))) {
            Plan other = Architecture.RESNET50.plan(4);
            assertThatThrownBy(() -> GivenWeights.forPlan(other, weights, OTHERWISE)).isInstanceOf(WeightsProblem.class)
                    .hasMessageContaining("not those of ResNet50").hasMessageContaining("conv1.weight");
        }
    }

    /** Made with {@code torch.save}: a transposed view, half precision and an integer, wrapped in a dictionary. */
    @Test
    void stateDictionaryOfPythonIsRead() throws IOException {
        Path file = folder.resolve("saved.pth");
        try (InputStream in = Objects.requireNonNull(WeightsFileTest.class.getResourceAsStream("saved-by-python.pth"))) {
            Files.copy(in, file);
        }
        try (WeightsFile weights = WeightsFile.open(file)) {
            assertThat(weights.shapes()).containsEntry("a.weight", List.of(3, 2)).containsEntry("a.half", List.of(2))
                    .containsEntry("steps", List.of());
            assertThat(weights.floats("a.weight")).containsExactly(0, 3, 1, 4, 2, 5);
            assertThat(weights.floats("a.half")).containsExactly(0.5f, -2);
        }
    }

    @Test
    void safetensorsAreRead() throws IOException {
        byte[] header = "{\"__metadata__\":{\"format\":\"pt\"},\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("x.safetensors");
        Files.write(file, ByteBuffer.allocate(16 + header.length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header)
                .putFloat(1.5f).putFloat(-3).array());
        try (WeightsFile weights = WeightsFile.open(file)) {
            assertThat(weights.shapes()).containsOnlyKeys("x");
            assertThat(weights.floats("x")).containsExactly(1.5f, -3);
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no weights in here, only words and words");
        assertThatThrownBy(() -> WeightsFile.open(file)).isInstanceOf(WeightsProblem.class).hasMessageContaining("safetensors");
    }

    private Path written(Plan plan) throws IOException {
        Path file = folder.resolve("weights.pt");
        TorchArchive.training(plan, Precision.FULL).write(new Initialisation(5), file);
        return file;
    }
}
