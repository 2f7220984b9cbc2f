package io.semstream.benchmarks;

import io.semstream.trainer.architecture.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The same training in Python's torch, by the script {@code fine_tuning.py}, with as many threads as processors and nothing of our environment. */
final class PythonTraining {
    private static final List<String> OURS = List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_TRIM_THRESHOLD_");

    private final CommandLine command;
    private final String python;
    private final Architecture architecture;
    private final int batch;
    private final int batches;
    private String version = "";

    /** @param command told in a user's mistake */
    PythonTraining(CommandLine command, String python, Architecture architecture, int batch, int batches) {
        this.command = command;
        this.python = python;
        this.architecture = architecture;
        this.batch = batch;
        this.batches = batches;
    }

    /** Images a second. */
    double learned() throws IOException, InterruptedException {
        Path script = Files.createTempFile("fine-tuning", ".py");
        try {
            Files.write(script, script());
            ProcessBuilder builder = new ProcessBuilder(python, script.toString(), architecture.name().toLowerCase(Locale.ROOT),
                    Integer.toString(architecture.edge()), Integer.toString(batch), Integer.toString(batches),
                    Integer.toString(Runtime.getRuntime().availableProcessors())).redirectErrorStream(true);
            OURS.forEach(builder.environment()::remove);
            Process process = started(builder);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String last = said.substring(said.lastIndexOf('\n') + 1);
            if (process.waitFor() != 0) {
                throw unsuitable(last);
            }
            version = last.substring(0, last.indexOf(' '));
            return Double.parseDouble(last.substring(last.indexOf(' ')));
        } finally {
            Files.delete(script);
        }
    }

    private Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw unsuitable(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException unsuitable(String why) {
        return new ParameterException(command, python + " does not train the network (" + why
                + "). It needs torch and torchvision, on Debian python3-torch and python3-torchvision; name another with --python.");
    }

    private static byte[] script() throws IOException {
        try (InputStream script = PythonTraining.class.getResourceAsStream("fine_tuning.py")) {
            if (script == null) {
                throw new IllegalStateException("fine_tuning.py is not in this build");
            }
            return script.readAllBytes();
        }
    }

    /** Of torch; empty before the first round. */
    String version() {
        return version;
    }
}
