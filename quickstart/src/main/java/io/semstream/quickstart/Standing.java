package io.semstream.quickstart;

/** Where a file stands in the balance. */
enum Standing {
    LABELLED,
    AMBIGUOUS,
    FAILED,
    DUPLICATE,
    WITHHELD,
    WAITING;

    static Standing of(RunBook.Row row) {
        return switch (row.entry()) {
            case RunBook.Entry.NotTaken notTaken -> FAILED;
            case RunBook.Entry.Image image when image.duplicate() && row.settled() -> DUPLICATE;
            case RunBook.Entry.Image image -> row.outcome().map(Standing::of).orElse(WAITING);
        };
    }

    private static Standing of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Labeled labeled -> labeled.event().getAmbiguous() ? AMBIGUOUS : LABELLED;
            case Outcome.Failed failed -> FAILED;
            case Outcome.Withheld withheld -> WITHHELD;
        };
    }
}
