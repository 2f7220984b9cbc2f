package io.semstream.trainer.training;

/** A run ended because somebody asked for it; the message says how to go on. */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(String message) {
        super(message);
    }
}
