package io.semstream.model;

/** What classifying one image came to. */
public sealed interface ClassificationOutcome {

    record Classified(Classification classification) implements ClassificationOutcome {}

    /**
     * The image's own fault, or the model has no usable answer for it: trying again changes nothing.
     *
     * @param reason
     *            a code in upper snake case: a decode failure's name or one of the codes below
     */
    record Rejected(String reason, String message) implements ClassificationOutcome {}

    /** The model answered with NaN or infinity. */
    String NON_FINITE_OUTPUT = "NON_FINITE_OUTPUT";
    /** The decoder met something nobody has foreseen. */
    String DECODING_FAILED = "DECODING_FAILED";
    /** The model failed on this image, also when asked about it alone. */
    String PREDICTION_FAILED = "PREDICTION_FAILED";
}
