package io.semstream.micrograph;

/** How a decoder gives up on a file; {@link MicrographReader} turns it into an outcome. */
final class UnreadableImage extends Exception {
    private static final long serialVersionUID = 1L;

    private final DecodeFailure reason;
    private final String explanation;

    UnreadableImage(DecodeFailure reason, String message) {
        super(message);
        this.reason = reason;
        this.explanation = message;
    }

    DecodeFailure reason() {
        return reason;
    }

    String explanation() {
        return explanation;
    }
}
