package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as the launcher starts it: on the jars it names, which are fewer than those of the tests. */
final class CommandLineIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    Path folder;

    private record Run(int exitCode, String said) {}

    @Test
    void readsSettingsFromYaml() throws Exception {
        Path image = Files.createFile(Files.createDirectories(folder.resolve("watched")).resolve("a.tif"));
        Path settings = Files.writeString(folder.resolve("agent.yaml"), """
                semstream:
                  agent:
                    id: sem-1
                    watch: %s
                    data.dir: %s
                  object-store:
                    access-key: key
                    secret-key: secret
                """.formatted(folder.resolve("watched"), folder.resolve("data")));

        Run run = run("agent", "explain", image.toString(), "--config", settings.toString());

        assertThat(run.said()).contains("there is no ledger in " + folder.resolve("data")).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classpath(), Semstream.class.getName()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("said.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new Run(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8).strip());
    }

    private static String classpath() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("quickstart-.*\\.jar")).findFirst().orElseThrow();
            return jar + File.pathSeparator + Files.readString(TARGET.resolve("classpath")).strip();
        }
    }
}
