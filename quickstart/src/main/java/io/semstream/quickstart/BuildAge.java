package io.semstream.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * Says whether a source is newer than the build, for the launcher of a system whose shell cannot compare the times of two files:
 * {@code java BuildAge REPOSITORY BUILT} ends with 0 if the file {@code BUILT} is newer than every source, else with 1.
 */
final class BuildAge {
    private BuildAge() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(current(Path.of(arguments[0]), Path.of(arguments[1])) ? 0 : 1);
    }

    static boolean current(Path repository, Path built) throws IOException {
        FileTime builtAt = Files.getLastModifiedTime(built);
        try (Stream<Path> modules = Files.list(repository)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                if (newer(module.resolve("pom.xml"), builtAt) || newer(module.resolve("src/main"), builtAt)) {
                    return false;
                }
            }
        }
        return !newer(repository.resolve("pom.xml"), builtAt);
    }

    private static boolean newer(Path root, FileTime time) throws IOException {
        if (!Files.exists(root)) {
            return false;
        }
        try (Stream<Path> files = Files.find(root, Integer.MAX_VALUE,
                (file, attributes) -> attributes.lastModifiedTime().compareTo(time) > 0)) {
            return files.findAny().isPresent();
        }
    }
}
