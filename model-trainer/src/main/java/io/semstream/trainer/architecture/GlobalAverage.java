package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** The mean of each channel: from a map of any size to a vector. */
record GlobalAverage() implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return FeatureShape.vector(inputs.getFirst().channels());
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.flatten(torch.adaptive_avg_pool2d(" + inputs.getFirst() + ", [1, 1]), 1)";
    }

    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.LONG;
    }

    @Override
    public String describe() {
        return "global average";
    }
}
