package io.semstream.embedded;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the unpacked registry. In order: the system property {@code semstream.embedded.registry.home}; a folder
 * {@code apicurio} beside this module's classes or jar, where its build unpacks it; {@code embedded-stack/target/apicurio}
 * under the working folder or one above it, for a jar from the local repository.
 */
final class RegistryHome {

    static final String PROPERTY = "semstream.embedded.registry.home";
    static final String RUNNER = "quarkus-run.jar";

    private RegistryHome() {}

    static Path find() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of)
                .or(() -> candidates().filter(RegistryHome::holdsRegistry).findFirst()).filter(RegistryHome::holdsRegistry)
                .orElseThrow(() -> new EmbeddedStackException("the schema registry is not unpacked in any of "
                        + candidates().toList() + ": build embedded-stack, or name its folder with -D" + PROPERTY));
    }

    private static boolean holdsRegistry(Path folder) {
        return Files.isRegularFile(folder.resolve(RUNNER));
    }

    private static Stream<Path> candidates() {
        return Stream.concat(Stream.of(code().resolveSibling("apicurio")),
                ancestors(Path.of("").toAbsolutePath()).map(folder -> folder.resolve("embedded-stack/target/apicurio")));
    }

    private static Stream<Path> ancestors(Path folder) {
        return Stream.iterate(Optional.of(folder), Optional::isPresent, at -> at.map(Path::getParent))
                .flatMap(Optional::stream);
    }

    /** The folder or jar this class was loaded from. */
    static Path code() {
        try {
            return Path.of(RegistryHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
