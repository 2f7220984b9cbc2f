package io.semstream.trainer;

/** Something about the data or the options that only the person who gave them can mend; the message says what. */
public final class TrainingProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainingProblem(String message) {
        super(message);
    }

    TrainingProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
