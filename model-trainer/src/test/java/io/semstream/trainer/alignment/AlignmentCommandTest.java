package io.semstream.trainer.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AlignmentCommandTest {
    @TempDir
    private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsRenderedIsMeasuredNearTheTruth() throws IOException {
        Path wires = folder.resolve("wires");
        assertThat(run("render", "--out", wires.toString(), "--images", "2")).isZero();
        List<String> truth = Files.readAllLines(wires.resolve("truth.csv"));
        assertThat(truth).hasSize(3).element(2).asString().startsWith("wires_001.png,1.0000,");

        assertThat(run("measure", wires.resolve("wires_001.png").toString())).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("wires_001.png,lgo-1,");
        assertThat(lines.get(2)).contains("wires_001.png,network-1,");
        assertThat(Double.parseDouble(lines.get(1).split(",", -1)[2])).isGreaterThan(0.9);
        assertThat(Double.parseDouble(lines.get(2).split(",", -1)[2])).isGreaterThan(0.75);
    }

    @Test
    void mistakesAreSaidInOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no image");
        assertThat(run("measure", folder.resolve("nowhere.tif").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.tif: no such file or folder");
        assertThat(run("measure", text.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("notes.txt is left out");
        assertThat(run("measure", text.toString(), "--network", text.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is no wire network");
        assertThat(run("render", "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is not empty");
        assertThat(run("render", "--out", folder.resolve("a").toString(), "--noise", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("noise out of [0, 1]: 3.0");
        assertThat(run("train", "--out", text.toString())).isEqualTo(2);
        assertThat(run("train", "--out", folder.resolve("no/net.bin").toString())).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        return new CommandLine(new AlignmentCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
