package io.semstream.agent.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the file system refused, in words for the one who has to mend it. */
public final class ReadProblem {

    private ReadProblem() {}

    /** Without the path, which whoever tells it knows. */
    public static String of(IOException problem) {
        return switch (problem) {
            case AccessDeniedException denied -> "the agent has no right to read it; give its user read access";
            case NoSuchFileException gone -> "it is not there";
            case FileSystemException refused -> words(refused.getReason(), refused);
            default -> words(problem.getMessage(), problem);
        };
    }

    private static String words(@Nullable String said, IOException problem) {
        return Optional.ofNullable(said).orElseGet(problem.getClass()::getSimpleName);
    }
}
