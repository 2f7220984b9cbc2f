package io.semstream.evaluation;

/** Something about the data or the options that only the person who gave them can mend; the message says what, where and how. */
public final class EvaluationProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationProblem(String message) {
        super(message);
    }
}
