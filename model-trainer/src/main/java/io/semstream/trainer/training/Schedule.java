package io.semstream.trainer.training;

/** What share of the learning rate a step takes. */
public enum Schedule {
    /** All of it. */
    CONSTANT,
    /** A tenth after each third of the run. */
    STEP,
    /** Half a cosine down to nothing (Loshchilov and Hutter, "SGDR", ICLR 2017). */
    COSINE,
    /** Up from a twenty-fifth within the first 30 %, then down to nothing (Smith, "Super-Convergence", 2018). */
    ONE_CYCLE;

    private static final double RISE = 0.3;
    private static final double START = 1 / 25.0;

    /**
     * @param step
     *            0 to {@code steps - 1}
     * @param warmup
     *            steps at the beginning over which the rate rises evenly; one-cycle has its own rise
     */
    public double factor(long step, long steps, long warmup) {
        if (this != ONE_CYCLE && step < warmup) {
            return (step + 1.0) / (warmup + 1.0);
        }
        double share = step / (double) steps;
        return switch (this) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(0.1, Math.floor(3 * share));
            case COSINE -> half(Math.max(0, step - warmup) / (double) Math.max(1, steps - warmup));
            case ONE_CYCLE -> share < RISE ? 1 - (1 - START) * half(share / RISE) : half((share - RISE) / (1 - RISE));
        };
    }

    private static double half(double share) {
        return (1 + Math.cos(Math.PI * share)) / 2;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
