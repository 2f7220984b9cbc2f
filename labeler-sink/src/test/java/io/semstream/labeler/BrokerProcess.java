package io.semstream.labeler;

import io.semstream.embedded.BrokerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A broker in a JVM of its own, to be killed. */
final class BrokerProcess implements AutoCloseable {
    private final Path folder;
    private final String bootstrapServers;
    private Process process;

    private BrokerProcess(Path folder, Process process, String bootstrapServers) {
        this.folder = folder;
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerProcess start(Path folder) throws IOException {
        Process process = process(folder, "0");
        return new BrokerProcess(folder, process, ready(process));
    }

    private static Process process(Path folder, String port) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), BrokerMain.class.getName(), folder.toString(), port)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String ready(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(BrokerMain.READY + " ")) {
                return line.substring(BrokerMain.READY.length() + 1);
            }
        }
        throw new IOException("the broker did not start");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** As kill -9 does; comes back with the same data and port. */
    void killAndRestart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = process(folder, bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        ready(process);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
