package io.semstream.trainer.alignment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where results go: never over something else. */
final class Folders {
    private Folders() {}

    static void requireEmpty(Path folder) throws IOException {
        AlignmentProblem.require(!Files.exists(folder) || Files.isDirectory(folder), "--out " + folder + " is a file; give a folder");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                AlignmentProblem.require(content.findAny().isEmpty(), "--out " + folder + " is not empty; choose another folder");
            }
        }
    }
}
