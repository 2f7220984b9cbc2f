package io.semstream.agent.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What tells, without reading a file, that it changed. Times are cut to milliseconds, as the ledger keeps them. */
public record FileFacts(long size, Instant modified) {

    public FileFacts {
        modified = modified.truncatedTo(ChronoUnit.MILLIS);
    }

    public static FileFacts of(BasicFileAttributes attributes) {
        return new FileFacts(attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** Empty when there is no such regular file (any more). */
    public static Optional<FileFacts> of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return Optional.of(attributes).filter(BasicFileAttributes::isRegularFile).map(FileFacts::of);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
