package io.semstream.trainer.training;

/** How gradients become steps. */
public enum OptimizerKind {
    /** Kingma and Ba, ICLR 2015; weight decay is added to the gradient. */
    ADAM,
    /** Loshchilov and Hutter, ICLR 2019; weight decay apart from the gradient. */
    ADAMW,
    /** Stochastic gradient descent with momentum. */
    SGD;

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
