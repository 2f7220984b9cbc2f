package io.semstream.benchmarks;

import io.semstream.agent.AgentMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The agent as it stands beside an instrument: a process of its own, watched from outside. */
final class AgentProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration READY_LOOK = Duration.ofMillis(500);

    /** How the unpacked agent is run. */
    static final Path OPTIONS = Path.of("agent-distribution", "src", "main", "distribution", "bin", "java-options");

    private final Process process;
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    private AgentProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Returns when it is ready. */
    static AgentProcess start(Map<String, String> settings, Path log) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Path.of(System.getenv().getOrDefault("SEMSTREAM_HOME", "")).resolve(OPTIONS));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AgentMain.class.getName(), "--set",
                "semstream.http.port=" + port));
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        AgentProcess agent = new AgentProcess(builder.start(), URI.create("http://localhost:" + port));
        try {
            agent.await("ready", agent::isReady, READY_LOOK, READY_WITHIN);
            return agent;
        } catch (IllegalStateException | InterruptedException failed) {
            agent.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** @param look the pause between two looks, each of which costs the agent some milliseconds where it asks for its numbers */
    void await(String what, BooleanSupplier condition, Duration look, Duration longest) throws InterruptedException {
        Instant deadline = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the agent is not " + what + " after " + longest + ", alive: " + process.isAlive());
            }
            Thread.sleep(look);
        }
    }

    private boolean isReady() {
        try {
            return http.send(HttpRequest.newBuilder(endpoint.resolve("/health/ready")).build(), BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The sum over all labels of one of its numbers; 0 while there is none. */
    double number(String name) {
        try {
            String metrics = http.send(HttpRequest.newBuilder(endpoint.resolve("/metrics")).build(), BodyHandlers.ofString()).body();
            return metrics.lines().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        } catch (IOException away) {
            return 0;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Processor time so far. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** {@code VmRSS} is the resident memory of now, {@code VmHWM} the most there ever was; 0 where the system does not tell. */
    long residentMB(String which) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith(which))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000).findFirst().orElse(0);
        } catch (IOException noSuchFile) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        http.close();
    }
}
