package io.semstream.trainer.architecture;

/** A file of weights that cannot be used; the message says what is wrong and what to do. */
public final class WeightsProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WeightsProblem(String message) {
        super(message);
    }
}
