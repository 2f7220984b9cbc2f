package io.semstream.labeler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sink in a JVM of its own, to be killed. */
final class SinkProcess implements AutoCloseable {
    private final Process process;

    private SinkProcess(Process process) {
        this.process = process;
    }

    static SinkProcess start(Map<String, String> stack, Map<String, String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), LabelerMain.class.getName(), "--set",
                "semstream.http.port="));
        stack.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        more.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return new SinkProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
