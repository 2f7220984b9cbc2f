package io.semstream.simulator;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that is complete and closed.
 *
 * @param categories
 *            what a rendered file shows; empty for real and broken files
 */
public record WrittenFile(Path file, FileKind kind, List<String> categories) {
    public WrittenFile {
        categories = List.copyOf(categories);
    }
}
