package io.semstream.schemas.registry;

/** The registry did not do what was asked; the message says which registry, what was asked, and what to do. */
public final class SchemaRegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Reason {
        /** Nothing answered, or the server is in trouble: the world's fault, try again later. */
        UNREACHABLE,
        /** Wrong or missing credentials. */
        DENIED,
        /** The schema breaks the subject's compatibility rule. */
        INCOMPATIBLE,
        /** No such id, subject or version. */
        UNKNOWN_SCHEMA,
        /** Anything else the registry, or what answers in its place, rejects. */
        REFUSED
    }

    private final Reason reason;

    public SchemaRegistryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SchemaRegistryException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean retriable() {
        return reason == Reason.UNREACHABLE;
    }
}
