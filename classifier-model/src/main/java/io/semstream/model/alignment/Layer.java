package io.semstream.model.alignment;

import java.util.List;

/** A convolution with bias, half a kernel of zeros around it, and a ramp after it. */
record Layer(int channels, int filters, int kernel, int stride) {
    /** The whole network: these, the mean over the frame, and a linear layer to {@link #OUTPUTS}. Any frame size fits. */
    static final List<Layer> ALL = List.of(new Layer(1, 16, 5, 2), new Layer(16, 24, 3, 2), new Layer(24, 32, 3, 2),
            new Layer(32, 48, 3, 2),
            new Layer(48, 64, 3, 1));
    /** Aligned fraction, and the fraction times cosine and sine of the doubled direction. */
    static final int OUTPUTS = 3;
    static final int FEATURES = ALL.getLast().filters();

    int weights() {
        return filters * channels * kernel * kernel;
    }

    int padding() {
        return kernel / 2;
    }

    int outputSize(int size) {
        return (size + 2 * padding() - kernel) / stride + 1;
    }

    /** Numbers in all weights and biases. */
    static int parameters() {
        return ALL.stream().mapToInt(layer -> layer.weights() + layer.filters()).sum() + OUTPUTS * (FEATURES + 1);
    }
}
