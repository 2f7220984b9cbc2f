package io.semstream.embedded;

/** A part of the embedded stack did not start; the message is one line for people: which part, why, what to do. */
public final class EmbeddedStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedStackException(String message) {
        super(message);
    }

    public EmbeddedStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
