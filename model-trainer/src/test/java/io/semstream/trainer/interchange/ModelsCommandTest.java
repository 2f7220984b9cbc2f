package io.semstream.trainer.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** With the network that examples/pytorch/make_model.py wrote. */
final class ModelsCommandTest {
    private static final String LINES = "../classifier-model/src/test/resources/lines";

    @TempDir
    private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsImportedIsShownAndChecked() throws IOException {
        String bundle = folder.resolve("lines").toString();
        assertThat(run("import", LINES, "--out", bundle, "--version", "2.0")).isZero();
        assertThat(err.toString()).contains("(lines 2.0, 3 categories, digest ").contains("It is not calibrated");

        assertThat(run("show", bundle)).isZero();
        assertThat(out.toString()).startsWith("lines 2.0, digest ").contains("Horizontal_lines, Vertical_lines, Grain",
                "takes grey images of 64 x 64, 0 to 1, and gives logits and an embedding", "drawn-images.accuracy 1.000");

        assertThat(run("check", bundle)).isZero();
        assertThat(out.toString()).contains("The classifier would take it.");
        Files.delete(Path.of(bundle, "model.pt"));
        assertThat(run("check", bundle)).isEqualTo(1);
        assertThat(out.toString()).contains("refused: model.pt is missing");
    }

    @Test
    void aNetworkThatNeedsAnotherSizeOrScaleIsImportedByOptions() {
        assertThat(run("import", LINES + "/model.pt", "--out", folder.resolve("by-options").toString(), "--name", "lines", "--version", "1",
                "--categories", "a,b,c", "--size", "96x48", "--output", "logits_and_embedding", "--licence", "MIT", "--normalise", "0,1"))
                .isZero();
        assertThat(folder.resolve("by-options/bundle.json")).content().contains("\"width\" : 96", "\"height\" : 48", "\"mean\" : 0.0");
    }

    @Test
    void theHelpIsThereWithoutAnythingElse() {
        assertThat(run("import", "--help")).isZero();
        assertThat(out.toString()).contains("--sample-type=TYPE", "--version=");
    }

    @Test
    void mistakesAreSaidInOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("model.onnx"), "no network");
        String bundle = folder.resolve("new").toString();
        assertThat(run("import", folder.resolve("nowhere").toString(), "--out", bundle)).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere: no such file");
        assertThat(run("import", folder.toString(), "--out", bundle)).isEqualTo(2);
        assertThat(err.toString()).contains("bundle.json: no such file");
        assertThat(run("import", text.toString(), "--out", bundle)).isEqualTo(2);
        assertThat(err.toString()).contains("model.onnx is no TorchScript file");
        assertThat(run("import", LINES, "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is already there");
        assertThat(run("import", LINES, "--out", bundle, "--size", "big")).isEqualTo(2);
        assertThat(err.toString()).contains("--size big is not WIDTHxHEIGHT");
        assertThat(run("import", LINES, "--out", bundle, "--normalise", "0.5")).isEqualTo(2);
        assertThat(run("import", LINES, "--out", text.resolve("below-a-file").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("semstream: cannot write the bundle").doesNotContain("BundleNotWritten");
        assertThat(run("show", folder.toString())).isEqualTo(2);
        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("has no bundle.json and so is no bundle");
        assertThat(err.toString()).doesNotContain("\tat ");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private int run(String... arguments) {
        return new CommandLine(new ModelsCommand()).setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
