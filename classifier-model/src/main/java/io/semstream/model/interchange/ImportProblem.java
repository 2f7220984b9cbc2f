package io.semstream.model.interchange;

/** Something about a model from elsewhere that only the person who gave it can mend; the message says what, where and what to do. */
public final class ImportProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportProblem(String message) {
        super(message);
    }

    ImportProblem(String message, Throwable cause) {
        super(message, cause);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ImportProblem(otherwise);
        }
    }
}
