package io.semstream.model.network;

/** A network failed on a batch; the session stays usable. */
public final class PredictionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PredictionException(String message, Throwable cause) {
        super(message, cause);
    }

    public PredictionException(String message) {
        super(message);
    }
}
