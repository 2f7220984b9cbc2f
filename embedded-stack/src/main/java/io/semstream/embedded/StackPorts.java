package io.semstream.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ports of a data folder: the same at every start, as long as nobody else takes them. */
record StackPorts(int broker, int registry, int objectStore) {

    static StackPorts of(Path dataDir) {
        Path file = dataDir.resolve("ports.properties");
        try {
            Properties remembered = read(file);
            int broker = port(remembered, "broker", Set.of());
            int registry = port(remembered, "registry", Set.of(broker));
            StackPorts ports = new StackPorts(broker, registry, port(remembered, "object-store", Set.of(broker, registry)));
            ports.write(file);
            return ports;
        } catch (IOException failed) {
            throw new EmbeddedStackException("cannot use " + file + ": " + failed, failed);
        }
    }

    /** The ports that the last start on this folder took. */
    static Optional<StackPorts> remembered(Path dataDir) {
        try {
            Properties ports = read(dataDir.resolve("ports.properties"));
            return Stream.of("broker", "registry", "object-store").allMatch(ports::containsKey)
                    ? Optional.of(new StackPorts(number(ports, "broker"), number(ports, "registry"), number(ports, "object-store")))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static int number(Properties ports, String part) {
        return Integer.parseInt(ports.getProperty(part));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private static int port(Properties remembered, String part, Set<Integer> others) {
        String port = remembered.getProperty(part, "");
        boolean wanted = port.matches("[0-9]{4,5}") && !others.contains(Integer.parseInt(port));
        return wanted && Port.becomesFree(Integer.parseInt(port))
                ? Integer.parseInt(port)
                : IntStream.generate(Port::free).filter(free -> !others.contains(free)).findFirst().orElseThrow();
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("broker", Integer.toString(broker));
        properties.setProperty("registry", Integer.toString(registry));
        properties.setProperty("object-store", Integer.toString(objectStore));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Ports of the embedded stack on " + Port.HOST);
        }
    }
}
