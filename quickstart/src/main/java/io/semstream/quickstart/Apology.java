package io.semstream.quickstart;

import io.semstream.dataset.DatasetProblem;
import io.semstream.embedded.EmbeddedStackException;
import io.semstream.evaluation.EvaluationProblem;
import io.semstream.model.BundleNotWritten;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.trainer.TrainingProblem;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line a person can act on for what is not our fault; everything else with its trace, because it is a bug. */
final class Apology implements IExecutionExceptionHandler {
    static final int WRONG_USAGE = 2;
    static final int COULD_NOT_RUN = 3;

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        switch (exception) {
            case InvalidSettings settings -> {
                settings.problems().forEach(problem -> command.getErr().println("semstream: " + problem));
                return WRONG_USAGE;
            }
            case UserMistake mistake -> {
                command.getErr().println("semstream: " + mistake.getMessage());
                return WRONG_USAGE;
            }
            case TrainingProblem training -> {
                command.getErr().println("semstream: " + training.getMessage());
                return WRONG_USAGE;
            }
            case DatasetProblem problem -> {
                command.getErr().println("semstream: " + problem.getMessage());
                return WRONG_USAGE;
            }
            case BundleNotWritten problem -> {
                command.getErr().println("semstream: " + problem.getMessage());
                return WRONG_USAGE;
            }
            case EvaluationProblem problem -> {
                command.getErr().println("semstream: " + problem.getMessage());
                return WRONG_USAGE;
            }
            case EmbeddedStackException stack -> command.getErr().println("semstream: " + stack.getMessage());
            case DeploymentFailure failure -> command.getErr().println("semstream: " + failure.getMessage());
            case InterruptedException interrupted -> Thread.currentThread().interrupt();
            default -> {
                command.getErr().println("semstream: unexpected " + exception + "; this is a bug, please report it with the trace below");
                LoggerFactory.getLogger(Semstream.class).error("bug", exception);
            }
        }
        return COULD_NOT_RUN;
    }
}
