package io.semstream.agent.installation;

import java.io.IOException;
import java.nio.charset.Charset;
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
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.PIPE).start();
            process.getOutputStream().close();
            try (var reader = process.inputReader(Charset.defaultCharset())) {
                process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).whenComplete((ended, late) -> process.destroyForcibly());
                String said = reader.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
                int code = process.waitFor();
                return code == 0 ? Optional.empty() : Optional.of(said.isEmpty() ? "exit code " + code : said);
            }
        } catch (IOException notThere) {
            return Optional.of(String.valueOf(notThere.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
