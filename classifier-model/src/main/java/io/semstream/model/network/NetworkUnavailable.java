package io.semstream.model.network;

/** A network cannot be loaded or computed on this machine; says why and what to do. */
public final class NetworkUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NetworkUnavailable(String message) {
        super(message);
    }

    public NetworkUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
