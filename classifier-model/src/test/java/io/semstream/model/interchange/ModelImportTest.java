package io.semstream.model.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.BundleInspection;
import io.semstream.model.BundleSummary;
import io.semstream.model.ModelBundle;
import io.semstream.model.network.Device;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import io.semstream.model.network.TorchNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the network that examples/pytorch/make_model.py wrote. */
class ModelImportTest {
    private static final Path LINES = Path.of("src/test/resources/lines");
    private static final Path NETWORK = LINES.resolve("model.pt");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNetworkMadeInPythonBecomesABundleThatTellsLinesApart() throws IOException {
        var imported = imported(LINES);
        ModelBundle bundle = ModelBundle.load(folder.resolve("bundle"));
        assertThat(imported.bundle()).isEqualTo(bundle);
        assertThat(imported.oddities()).isEmpty();
        assertThat(bundle.categories()).containsExactly("Horizontal_lines", "Vertical_lines", "Grain");
        try (Network network = TorchNetwork.load(bundle.model(), bundle.input(), bundle.output(), Device.CPU);
                Network.Session session = network.open()) {
            List<NetworkOutput> answers = session.predict(List.of(drawn((x, y) -> wave(y)), drawn((x, y) -> wave(x)),
                    drawn((x, y) -> 128 + (31 * x + 57 * y + x * y) % 23)));
            assertThat(answers).extracting(answer -> likeliest(answer.logits())).containsExactly(0, 1, 2);
            assertThat(answers.getFirst().embedding()).hasSize(16);
        }
    }

    @Test
    void promisesNothingBeforeItIsCalibratedAndSaysSo() throws IOException {
        ModelBundle bundle = imported(LINES).bundle();
        assertThat(bundle.calibration().temperature()).isEqualTo(1);
        assertThat(bundle.calibration().conformal().set(new double[]{1, 0, 0})).hasSize(3);
        assertThat(bundle.card().description()).contains("# lines", "**Not calibrated**", "./semstream calibrate");
        assertThat(BundleSummary.of(bundle)).anySatisfy(line -> assertThat(line).contains("Not calibrated", "left to people"));
    }

    @Test
    void aFileAndWhatIsSaidAboutItWillDo() throws IOException {
        Description description = said("logits_and_embedding", "a", "b", "c");
        ModelBundle bundle = new ModelImport(NETWORK, description, Optional.empty(), Optional.empty())
                .into(folder.resolve("said"), Device.CPU).bundle();
        assertThat(bundle.categories()).containsExactly("a", "b", "c");
        assertThat(bundle.card().licence()).isEqualTo("MIT");
    }

    @Test
    void whatIsNotSaidIsAskedForAtOnce() {
        Description description = Description.empty();
        description.text("name", "lines");
        assertRefused(() -> into("new", description), "not said about the model: version (--version), categories (--categories)"
                + ", output (--output), licence (--licence), input.width and input.height (--size WIDTHxHEIGHT)");
    }

    @Test
    void whatTheClassifierWouldRefuseIsRefused() {
        assertRefused(() -> into("new", said("logits_and_embedding", "a", "b")), "the network gives 3 logits for 2 categories");
        assertRefused(() -> into("new", said("logits", "a", "b", "c")), "the network gives 2 tensors where LOGITS was promised");
        assertRefused(() -> into("new", said("embedding", "a", "b", "c")), "needs a head");
        assertRefused(() -> into("new", said("probabilities", "a", "b", "c")),
                "bundle.json at output: \"probabilities\" is none of [EMBEDDING, LOGITS, LOGITS_AND_EMBEDDING]");
        assertRefused(() -> into("new", said("logits_and_embedding", "a", "a", "c")), "a category is there twice");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void otherKindsOfFilesAreNamedWithAWayOut() throws IOException {
        Path file = Files.writeString(folder.resolve("model.pt"), "not a network");
        assertRefused(() -> new ModelImport(file, Description.empty(), Optional.empty(), Optional.empty()).into(folder.resolve("new"),
                Device.CPU), "model.pt is no TorchScript file. Export a PyTorch model by torch.jit.freeze");
    }

    @Test
    void aBundleIsNeitherImportedNorOverwritten() throws IOException {
        Path bundle = imported(LINES).bundle().directory();
        assertRefused(() -> imported(LINES), "already there");
        assertRefused(() -> imported(bundle), "is a bundle already");
    }

    @Test
    void nothingOutsideTheFolderIsTakenIn() throws IOException {
        Path json = Files.writeString(folder.resolve("bundle.json"), Files.readString(LINES.resolve("bundle.json"))
                .replace("\"licence\"", "\"head\": {\"file\": \"../secret\"}, \"licence\""));
        assertRefused(() -> into("new", Description.read(json)), "must be named without its folder");
    }

    @Test
    void everythingThatIsWrongWithABundleIsFoundAtOnce() throws IOException {
        Path bundle = imported(LINES).bundle().directory();
        assertThat(BundleInspection.of(bundle, Device.CPU).refused()).isEmpty();
        Files.writeString(bundle.resolve("README.md"), "changed");
        Files.writeString(bundle.resolve("bundle.json"), Files.readString(bundle.resolve("bundle.json"))
                .replace("\"licence\"", "\"license\"").replace("\"width\" : 64", "\"width\" : 0"));
        assertThat(BundleInspection.of(bundle, Device.CPU).refused()).hasSize(5)
                .anySatisfy(found -> assertThat(found).startsWith("README.md is not what it was"))
                .anySatisfy(found -> assertThat(found).startsWith("bundle.json is not what it was"))
                .contains("bundle.json at input: input of 0 x 64", "bundle.json has no \"licence\"",
                        "bundle.json has a field \"license\", which this program does not know");
    }

    @Test
    void goesOnBehindAWrongChecksum() throws IOException {
        Path bundle = imported(LINES).bundle().directory();
        Files.writeString(bundle.resolve("bundle.json"), Files.readString(bundle.resolve("bundle.json"))
                .replace("LOGITS_AND_EMBEDDING", "LOGITS"));
        assertThat(BundleInspection.of(bundle, Device.CPU).refused()).hasSize(2)
                .last().asString()
                .startsWith("the network gives 2 tensors where LOGITS was promised (it is given a batch [B,1,64,64] of FLOAT32)");
    }

    @Test
    void goesOnBehindAMissingFile() throws IOException {
        Path bundle = imported(LINES).bundle().directory();
        Files.delete(bundle.resolve("README.md"));
        Files.writeString(bundle.resolve("bundle.json"), Files.readString(bundle.resolve("bundle.json"))
                .replace("\"temperature\" : 1.0", "\"temperature\" : -1.0"));
        assertThat(BundleInspection.of(bundle, Device.CPU).refused()).hasSize(3)
                .contains("README.md is missing", "temperature must be positive: -1.0");
        Files.delete(bundle.resolve("model.pt"));
        assertThat(BundleInspection.of(bundle, Device.CPU).refused()).contains("model.pt is missing")
                .doesNotContain("model.pt is not in checksums.sha256");
    }

    private ModelImport.Imported imported(Path from) throws IOException {
        Description description = Description.read(from.resolve("bundle.json"));
        return new ModelImport(ModelImport.modelIn(from, description), description, Optional.empty(), Optional.empty())
                .into(folder.resolve("bundle"), Device.CPU);
    }

    private void into(String name, Description description) throws IOException {
        new ModelImport(NETWORK, description, Optional.empty(), Optional.empty()).into(folder.resolve(name), Device.CPU);
    }

    private static Description said(String output, String... categories) {
        Description description = Description.empty();
        description.text("name", "lines");
        description.text("version", "1");
        description.text("licence", "MIT");
        description.text("output", output);
        description.categories(List.of(categories));
        description.size(64, 64);
        return description;
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ImportProblem.class).hasMessageContaining(message);
    }

    private static int wave(int at) {
        return (int) Math.round(128 + 76 * Math.sin(at * 0.8));
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }

    private static GrayImage drawn(IntBinaryOperator level) {
        byte[] samples = new byte[64 * 64];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) level.applyAsInt(i % 64, i / 64);
        }
        return new GrayImage(64, 64, samples);
    }
}
