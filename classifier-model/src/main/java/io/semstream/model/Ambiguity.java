package io.semstream.model;

/**
 * One reason not to trust an answer, with the numbers that led to it.
 *
 * @param measure
 *            what was measured, such as {@code runnerUpScore}, {@code cosineDistance} or {@code sharpness}
 * @param detail
 *            the same in a sentence for people
 */
public record Ambiguity(Reason reason, String measure, double value, double threshold, String detail) {

    public enum Reason {
        /** Two or more categories fit, or none fits well enough. */
        BOUNDARY,
        /** Far from everything the model was trained on. */
        OUT_OF_DOMAIN,
        /** Blurred, saturated or empty. */
        LOW_QUALITY
    }
}
