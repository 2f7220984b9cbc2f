package io.semstream.dataset.origin;

import io.semstream.dataset.SourceName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that shall become an image of a data set.
 *
 * @param group
 *            what must stay on one side of a split, where people said so
 */
public record Candidate(Path file, String category, String source, Optional<String> sample, Optional<String> session,
        Optional<String> group) {

    /** With the source its name tells. */
    public static Candidate of(Path file, String category) {
        return new Candidate(file, category, SourceName.of(file), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * With {@code /} on every system, relative to the data set's folder where both lie on one file system.
     *
     * @param folder
     *            a real path
     */
    public String pathFrom(Path folder) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean together = absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot());
        return (together ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
    }
}
