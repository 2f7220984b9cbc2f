package io.semstream.model.explanation;

/** What explaining one image came to. */
public sealed interface ExplanationOutcome {

    record Explained(Explanation explanation) implements ExplanationOutcome {}

    /**
     * The image's own fault: trying again changes nothing.
     *
     * @param reason
     *            a code in upper snake case, as of an image that cannot be classified
     */
    record Rejected(String reason, String message) implements ExplanationOutcome {}
}
