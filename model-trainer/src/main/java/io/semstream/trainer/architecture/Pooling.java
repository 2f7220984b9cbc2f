package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** The greatest value or the mean of each window. */
record Pooling(Kind kind, Window window, boolean countPadding) implements Operation {

    /** What is taken of a window. */
    enum Kind {
        MAX, AVERAGE
    }

    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return window.slide(inputs.getFirst(), false);
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        String common = inputs.getFirst() + ", " + window.extent() + ", " + window.strides() + ", " + window.padding();
        return kind == Kind.MAX
                ? "torch.max_pool2d(" + common + ", [1, 1], False)"
                : "torch.avg_pool2d(" + common + ", False, " + (countPadding ? "True" : "False") + ", None)";
    }

    @Override
    public String describe() {
        return (kind == Kind.MAX ? "max pool " : "average pool ") + window;
    }
}
