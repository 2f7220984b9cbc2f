package io.semstream.trainer.alignment;

/** Something that only the person who gave the command can mend; the message says what. */
final class AlignmentProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlignmentProblem(String message) {
        super(message);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AlignmentProblem(otherwise);
        }
    }
}
