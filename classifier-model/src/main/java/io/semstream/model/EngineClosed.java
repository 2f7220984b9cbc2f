package io.semstream.model;

/** The engine was closed before it could answer. */
public final class EngineClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineClosed() {
        super("the inference engine is closed");
    }
}
