package io.semstream.model.explanation;

import java.util.Optional;

/**
 * What is to be explained, and how.
 *
 * @param category
 *            the likeliest one where absent
 * @param method
 *            the best the network allows where absent
 * @param longestEdge
 *            of the picture, in pixels
 */
public record ExplanationRequest(Optional<String> category, Optional<Explanation.Method> method, int longestEdge) {
    private static final int STANDARD_EDGE = 512;

    public ExplanationRequest {
        if (longestEdge < 1) {
            throw new IllegalArgumentException("a picture of " + longestEdge + " pixels");
        }
    }

    /** A picture of at most 512 pixels. */
    public ExplanationRequest(Optional<String> category, Optional<Explanation.Method> method) {
        this(category, method, STANDARD_EDGE);
    }

    /** The likeliest category. */
    public static ExplanationRequest likeliest() {
        return new ExplanationRequest(Optional.empty(), Optional.empty());
    }

    /** One category, whatever the model thinks of it. */
    public static ExplanationRequest of(String category) {
        return new ExplanationRequest(Optional.of(category), Optional.empty());
    }
}
