package io.semstream.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Launches the registry's JVM: the same Java as ours, a small heap, listening on 127.0.0.1 only. */
final class RegistryProcess {

    /** Variables that would change the registry or its JVM behind our back. */
    private static final List<String> FOREIGN = List.of("QUARKUS_", "APICURIO_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private RegistryProcess() {}

    static Path log(Path dataDir) {
        return dataDir.resolve("registry.log");
    }

    /** The registry runs in the data folder, so that no character of the folder's name can confuse its database URL. */
    static Process launch(Path dataDir, int port, int managementPort) {
        ProcessBuilder builder = new ProcessBuilder(command(port, managementPort)).directory(dataDir.toFile())
                .redirectErrorStream(true).redirectOutput(log(dataDir).toFile());
        builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new EmbeddedStackException("cannot start a JVM for the schema registry: " + failed.getMessage(), failed);
        }
    }

    private static List<String> command(int port, int managementPort) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = RegistryHome.code() + File.pathSeparator + RegistryHome.find().resolve(RegistryHome.RUNNER);
        return Stream.of(Stream.of(java), JVM.stream(), properties(port, managementPort),
                Stream.of("-cp", classPath, RegistryMain.class.getName())).flatMap(part -> part).toList();
    }

    private static Stream<String> properties(int port, int managementPort) {
        return Map.of("quarkus.http.host", Port.HOST, "quarkus.http.port", port, //
                "quarkus.management.host", Port.HOST, "quarkus.management.port", managementPort, //
                "quarkus.banner.enabled", false, "quarkus.log.level", "WARN", //
                "apicurio.storage.sql.kind", "h2", //
                // without WRITE_DELAY=0 a kill loses ids and gives them to other schemas
                "apicurio.datasource.url", "jdbc:h2:file:./registry;WRITE_DELAY=0", //
                "apicurio.rules.global.compatibility", "BACKWARD").entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue());
    }
}
