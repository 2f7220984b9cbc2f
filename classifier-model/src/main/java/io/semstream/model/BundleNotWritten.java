package io.semstream.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A bundle cannot be written, mostly for want of room; nothing of it is there. */
public final class BundleNotWritten extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    BundleNotWritten(Path directory, IOException cause) {
        super("cannot write the bundle " + directory + " (" + reason(cause)
                + "); nothing of it is there: make room, or see that the folder may be written",
                cause);
    }

    private static String reason(IOException cause) {
        return cause instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : String.valueOf(cause.getMessage());
    }
}
