package io.semstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.model.ModelBundle;
import io.semstream.model.network.OutputKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    }

    @Test
    void recipesAreListedAndEachFitsItsNetwork() {
        assertThat(execute("--recipe", "list")).isZero();
        assertThat(out.toString()).contains("modarres-2017", "keaney-2020", "94.5 %");
        Recipes.all().forEach(recipe -> recipe.settings().edges()
                .forEach(edge -> assertThat(recipe.architecture().plan(10).shapes(edge, edge)).as(recipe.name()).isNotEmpty()));
    }

    @Test
    void networkIsDescribedWithoutData() {
        assertThat(execute("--architecture", "resnet50", "--describe")).isZero();
        assertThat(out.toString()).contains("ResNet50: 25,557,032 parameters");
    }

    private int small(String... more) {
        String[] arguments = {"--data", data.toString(), "--architecture", "cnn6", "--size", "32", "--epochs", "2", "--batch", "4"};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return execute(all);
    }

    private int execute(String... arguments) {
        return new CommandLine(new TrainCommand()).setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).setExecutionExceptionHandler((problem, command, parsed) -> {
                    assertThat(problem).isInstanceOf(TrainingProblem.class);
                    err.write(String.valueOf(problem.getMessage()));
                    return WRONG_USAGE;
                }).execute(arguments);
    }
}
