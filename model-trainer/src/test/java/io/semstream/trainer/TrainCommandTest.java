package io.semstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.model.ModelBundle;
import io.semstream.model.explanation.Explainer;
import io.semstream.model.explanation.Explanation;
import io.semstream.model.network.Device;
import io.semstream.model.network.OutputKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TrainCommandTest {
    private static final int WRONG_USAGE = 2;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path data = Path.of("");

    @BeforeEach
    void pictures() throws IOException {
        data = folder.resolve("data");
        Pictures.write(data, 10);
    }

    @Test
    void trainsANetworkIntoABundleTwiceAlike() throws IOException {
        Files.write(data.resolve("Grain/sampleBroken_1.png"), new byte[]{1, 2, 3});
        assertThat(small("--out", folder.resolve("one").toString())).as(err.toString()).isZero();
        assertThat(err.toString()).contains("sampleBroken_1.png is left out").contains("epoch 2 of 2");
        assertThat(small("--out", folder.resolve("two").toString())).as(err.toString()).isZero();
        ModelBundle one = ModelBundle.load(folder.resolve("one"));
        assertThat(one.output()).isEqualTo(OutputKind.LOGITS_AND_EMBEDDING);
        assertThat(one.categories()).containsExactly("Bands", "Grain");
        assertThat(one.model()).hasSameBinaryContentAs(folder.resolve("two/model.pt"));
        assertThat(folder.resolve("one.training")).doesNotExist();
        assertThat(one.content().classActivation()).contains("class_map");
        try (Explainer explainer = Explainer.open(one, Device.CPU)) {
            assertThat(explainer.method()).isEqualTo(Explanation.Method.CLASS_ACTIVATION);
        }
    }

    @Test
    void goesOnFromABundleOnlyWithItsCategories() throws IOException {
        Path bundle = folder.resolve("bundle");
        assertThat(small("--out", bundle.toString())).as(err.toString()).isZero();
        assertThat(small("--start-from", bundle.toString(), "--out", folder.resolve("further").toString())).as(err.toString()).isZero();
        Files.move(data.resolve("Grain"), data.resolve("Gravel"));
        assertThat(small("--start-from", bundle.toString(), "--out", folder.resolve("other").toString())).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("only the bundle has [Grain], only the data have [Gravel]");
    }

    @Test
    void emptyCategoryIsNamed() throws IOException {
        Files.createDirectory(data.resolve("Tips"));
        assertThat(small("--out", folder.resolve("bundle").toString())).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("the category Tips has no image to learn from");
        assertThat(folder.resolve("bundle")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsToldWithItsPlace() throws IOException {
        Files.createDirectories(folder.resolve("bundle.training").resolve("begin.pt"));
        assertThat(small("--out", folder.resolve("bundle").toString())).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("cannot go on with the training in " + folder.resolve("bundle.training")).contains("begin.pt")
                .contains("--resume");
    }

    @Test
    void pretrainedWeightsAreAskedFor() {
        assertThat(execute("--data", data.toString(), "--out", folder.resolve("bundle").toString(), "--recipe", "keaney-2020"))
                .isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("fine-tuning resnet50 needs pretrained weights").contains("--weights FILE");
    }

    @Test
    void inputThatIsTooSmallForTheNetworkIsSaidBefore() {
        assertThat(
                execute("--data", data.toString(), "--out", folder.resolve("bundle").toString(), "--architecture", "inception-v3", "--size",
                        "64"))
                .isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("images of 64 pixels").contains("too small");
        assertThat(folder.resolve("bundle.training")).doesNotExist();
    }

    @Test
    void recipesAreListedAndEachFitsItsNetwork() {
        assertThat(execute("--recipe", "list")).isZero();
        assertThat(out.toString()).contains("modarres-2017", "keaney-2020", "94.5 %", "convnext-2026", "97.2 %", "biswas-densenet121-m4",
                "600x425");
        Recipes.all().forEach(recipe -> recipe.settings().sizes().forEach(
                size -> assertThat(recipe.architecture().plan(10).shapes(size.height(), size.width())).as(recipe.name()).isNotEmpty()));
    }

    @Test
    void mixedPrecisionOnASharedBatchMakesAnOrdinaryBundle() {
        Path bundle = folder.resolve("wide");
        assertThat(execute("--data", data.toString(), "--architecture", "cnn6", "--epochs", "1", "--batch", "4", "--precision", "mixed",
                "--device", "cpu,cpu", "--size", "40x32", "--out", bundle.toString())).as(err.toString()).isZero();
        ModelBundle read = ModelBundle.load(bundle);
        assertThat(read.input().width()).isEqualTo(40);
        assertThat(read.input().height()).isEqualTo(32);
    }

    @Test
    void whatCannotBeMixedOrSharedIsRefused() {
        String[] head = {"--data", data.toString(), "--backbone", data.resolve("Grain/sampleGrain0_1.png").toString(), "--out",
            folder.resolve("bundle").toString()};
        assertThat(execute(with(head, "--precision", "mixed"))).isEqualTo(WRONG_USAGE);
        assertThat(execute(with(head, "--mode", "fine-tune", "--precision", "mixed"))).isEqualTo(WRONG_USAGE);
        assertThat(execute(with(head, "--device", "cpu,cpu"))).isEqualTo(WRONG_USAGE);
        assertThat(execute(with(head, "--device", "tpu"))).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("a head is always trained in full precision").contains("--precision mixed needs --architecture")
                .contains("--device cpu,cpu is for training a whole network").contains("GPUs by number such as cuda:0,cuda:1");
    }

    @Test
    void aHeadStandsOnTheUsualNetworkWhereNoneIsNamed() {
        String[] head = {"--data", data.toString(), "--out", folder.resolve("head").toString(), "--rendered", "0", "--views", "1"};
        assertThat(execute(head)).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("nothing to train: give --backbone FILE");
        Path starter = Path.of("../models/starter/1/model.pt");
        assertThat(executed(new TrainCommand(Optional.of(starter)), head)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("on the network of " + starter);
        ModelBundle bundle = ModelBundle.load(folder.resolve("head"));
        assertThat(bundle.model()).hasSameBinaryContentAs(starter);
        assertThat(bundle.card().trainingDataDigest()).isEqualTo(TrainingImages.read(List.of(data)).digest());
    }

    @Test
    void networkBelowAHeadLearnsWhatItIsToldTo() throws IOException {
        Path starter = Path.of("../models/starter/1/model.pt");
        String[] head = {"--data", data.toString(), "--backbone", starter.toString(), "--rendered", "0", "--views", "1", "--size", "32",
            "--batch", "2", "--tune-steps", "1"};
        assertThat(execute(with(head, "--tune-from", "layer9", "--out", folder.resolve("none").toString()))).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("no parameter layer9; there are features.0.layers.0.weight");
        assertThat(execute(with(head, "--mode", "fine-tune", "--out", folder.resolve("none").toString()))).isEqualTo(WRONG_USAGE);
        assertThat(err.toString()).contains("--tune-steps is for a head");
        for (int i = 2; i < 10; i++) { // each source is a training of its own
            Files.delete(data.resolve("Grain/sampleGrain" + i + "_1.png"));
            Files.delete(data.resolve("Bands/sampleBands" + i + "_1.png"));
        }
        assertThat(execute(with(head, "--tune-from", "features.17", "--out", folder.resolve("tuned").toString()))).as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("the network learned from all but [sampleGrain1]")
                .contains("the network learned from all images");
        ModelBundle bundle = ModelBundle.load(folder.resolve("tuned"));
        assertThat(Files.mismatch(bundle.model(), starter)).isNotNegative();
        assertThat(bundle.card().description()).contains("learned in 1 steps of 2 images from features.17 on");
    }

    @Test
    void networkIsDescribedWithoutData() {
        assertThat(execute("--architecture", "resnet50", "--describe")).isZero();
        assertThat(out.toString()).contains("ResNet50: 25,557,032 parameters");
    }

    private int small(String... more) {
        String[] arguments = {"--data", data.toString(), "--architecture", "cnn6", "--size", "32", "--epochs", "2", "--batch", "4"};
        return execute(with(arguments, more));
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    private int execute(String... arguments) {
        return executed(new TrainCommand(Optional.empty()), arguments);
    }

    private int executed(TrainCommand train, String... arguments) {
        return new CommandLine(train).setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).setExecutionExceptionHandler((problem, command, parsed) -> {
                    assertThat(problem).isInstanceOf(TrainingProblem.class);
                    err.write(String.valueOf(problem.getMessage()));
                    return WRONG_USAGE;
                }).execute(arguments);
    }
}
