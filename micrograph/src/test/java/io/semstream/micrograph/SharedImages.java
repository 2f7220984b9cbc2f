package io.semstream.micrograph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** The folder of real micrographs beside the repository; tests that need it are skipped without it. */
final class SharedImages {
    private static final Path FOLDER = Path.of("shared", "sem-images");

    private SharedImages() {}

    static Path root() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(FOLDER))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "no folder " + FOLDER + " above the working directory: real images are not tested");
        return folder.resolve(FOLDER);
    }

    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(root().resolve(folder))) {
            return files.filter(Files::isRegularFile).filter(SharedImages::isImage).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String file) {
        return bytes(root().resolve(file));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isImage(Path file) {
        return !file.toString().matches(".*\\.(txt|hdr|md|tsv)");
    }
}
