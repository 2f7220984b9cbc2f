package io.semstream.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A main class in a JVM of its own, on this test's class path, to be killed and started again. */
final class JavaProcess implements AutoCloseable {
    private static final int LAST_LINES = 8;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;
    private int kills;

    JavaProcess(String name, Class<?> main, List<String> arguments, String heap, Path log) throws IOException {
        this.name = name;
        this.log = log;
        this.environment = Map.of("MALLOC_ARENA_MAX", "2");
        this.command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow", "-Dai.djl.offline=true", "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        process = launch();
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** As the power goes: no shutdown hook runs, nothing is flushed; then the same command again. */
    void killAndRestart() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError(name + " had ended by itself with " + process.exitValue() + "; see " + log);
        }
        process.destroyForcibly().waitFor();
        kills++;
        process = launch();
    }

    /** The end of its log. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name + ": " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return name + ": " + unreadable;
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    int kills() {
        return kills;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
