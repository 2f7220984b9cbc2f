package io.semstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That the benchmark runs, not how fast: that depends on what else the machine does. */
class PipelineBenchmarkIT {

    @Test
    void printsTheRatioAndTheStageSplit(@TempDir Path data) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new PipelineBenchmark()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute("--images",
                "40", "--rounds", "1", "--warm-up", "1",
                "--data", data.toString(), "--bundle", starter().toString());
        assertThat(out.toString()).containsPattern("engine +[0-9.]+ images/s.*fetch .*decode .*wait .*predict ")
                .containsPattern("pipeline +[0-9.]+ images/s.*fetch .*decode .*wait .*predict .*commit ")
                .containsPattern("ratio +[0-9.]+ .*goal 0.85");
        assertThat(exit).isBetween(0, 1);
    }

    private static Path starter() {
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at.getParent() != null, Path::getParent)
                .map(at -> at.resolve("models/starter/1"))
                .filter(Files::isDirectory).findFirst().orElseThrow();
    }
}
