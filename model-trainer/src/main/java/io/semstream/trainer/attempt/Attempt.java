package io.semstream.trainer.attempt;

import io.semstream.model.BundleNotWritten;
import io.semstream.model.network.NetworkUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;

/** Runs a command's work and says in one sentence what a person can mend. */
public final class Attempt {
    private static final int WRONG_USAGE = 2;
    private static final int COULD_NOT_RUN = 3;

    private Attempt() {}

    /** What a command does; gives its exit code. */
    @FunctionalInterface
    public interface Work {
        int run() throws IOException;
    }

    /**
     * @param mistakes
     *            exceptions whose message tells the person who gave the command what to mend; all others are bugs and go on
     */
    public static int of(CommandLine command, Work work, Set<Class<? extends RuntimeException>> mistakes) {
        try {
            return work.run();
        } catch (BundleNotWritten problem) {
            return say(command, String.valueOf(problem.getMessage()), COULD_NOT_RUN);
        } catch (UncheckedIOException failure) {
            return say(command, words(Objects.requireNonNull(failure.getCause())), COULD_NOT_RUN);
        } catch (IOException failure) {
            return say(command, words(failure), COULD_NOT_RUN);
        } catch (NetworkUnavailable problem) {
            return say(command, String.valueOf(problem.getMessage()), COULD_NOT_RUN);
        } catch (RuntimeException problem) {
            if (!mistakes.contains(problem.getClass())) {
                throw problem;
            }
            return say(command, String.valueOf(problem.getMessage()), WRONG_USAGE);
        }
    }

    private static String words(IOException failure) {
        String what = switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file";
            case AccessDeniedException forbidden -> forbidden.getFile() + ": this may not be read or written";
            case FileSystemException refused when refused.getReason() != null -> refused.getFile() + ": " + refused.getReason();
            default -> String.valueOf(failure);
        };
        return what + "; check that the folder is there and writable and the disk is not full";
    }

    private static int say(CommandLine command, String sentence, int code) {
        command.getErr().println("semstream: " + sentence);
        return code;
    }
}
