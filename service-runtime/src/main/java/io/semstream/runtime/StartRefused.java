package io.semstream.runtime;

/** A service cannot start until a person mends something, for example a ledger in use by another process; the message says what. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
