package io.semstream.dataset;

/** Something about the data or the options that only the person who gave them can mend; the message says what, where and how. */
public final class DatasetProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatasetProblem(String message) {
        super(message);
    }
}
