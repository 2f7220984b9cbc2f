package io.semstream.trainer.attempt;

import io.semstream.model.network.NetworkUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        } catch (IOException | UncheckedIOException failure) {
            return say(command, failure + "; check that the folder is there and writable and the disk is not full", COULD_NOT_RUN);
        } catch (NetworkUnavailable problem) {
            return say(command, String.valueOf(problem.getMessage()), COULD_NOT_RUN);
        } catch (RuntimeException problem) {
            if (!mistakes.contains(problem.getClass())) {
                throw problem;
            }
            return say(command, String.valueOf(problem.getMessage()), WRONG_USAGE);
        }
    }

    private static int say(CommandLine command, String sentence, int code) {
        command.getErr().println("semstream: " + sentence);
        return code;
    }
}
