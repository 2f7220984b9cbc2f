package io.semstream.trainer.training;

/** A run cannot go on for a reason that the person who started it can mend; the message says what and how. */
public final class RunProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunProblem(String message) {
        super(message);
    }

    RunProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
