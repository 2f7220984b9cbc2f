package io.semstream.trainer.training;

/** Somebody's wish that a run ends soon, in a state that can be resumed. */
@FunctionalInterface
public interface Interruption {
    boolean isAsked();

    /** Nobody wishes that. */
    static Interruption never() {
        return () -> false;
    }
}
