package io.semstream.agent.installation;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commands as child processes; one that hangs is killed. */
public final class SystemCommands implements Commands {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public Optional<String> run(List<String> command) {
        try {
            Path said = Files.createTempFile("semstream-agent", ".out");
            try {
                return run(command, said);
            } finally {
                Files.delete(said);
            }
        } catch (IOException notThere) {
            return Optional.of(String.valueOf(notThere.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static Optional<String> run(List<String> command, Path said) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return Optional.of("no end after " + PATIENCE.toSeconds() + " s");
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(firstLine(said).orElse("exit code " + process.exitValue()));
    }

    private static Optional<String> firstLine(Path said) throws IOException {
        return new String(Files.readAllBytes(said), Charset.defaultCharset()).lines().map(String::strip).filter(line -> !line.isEmpty())
                .findFirst();
    }
}
