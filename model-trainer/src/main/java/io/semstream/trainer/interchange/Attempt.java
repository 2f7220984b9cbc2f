package io.semstream.trainer.interchange;

import io.semstream.model.InvalidBundle;
import io.semstream.model.interchange.ImportProblem;
import io.semstream.model.network.NetworkUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Runs a command's work and says in one sentence what a person can mend. */
final class Attempt {
    private static final int WRONG_USAGE = 2;
    private static final int COULD_NOT_RUN = 3;

    private Attempt() {}

    @FunctionalInterface
    interface Work {
        int run() throws IOException;
    }

    static int of(CommandLine command, Work work) {
        try {
            return work.run();
        } catch (ImportProblem | InvalidBundle problem) {
            return say(command, String.valueOf(problem.getMessage()), WRONG_USAGE);
        } catch (NetworkUnavailable problem) {
            return say(command, String.valueOf(problem.getMessage()), COULD_NOT_RUN);
        } catch (IOException | UncheckedIOException failure) {
            return say(command, failure + "; check that the folder is there and writable and the disk is not full", COULD_NOT_RUN);
        }
    }

    private static int say(CommandLine command, String sentence, int code) {
        command.getErr().println("semstream: " + sentence);
        return code;
    }
}
