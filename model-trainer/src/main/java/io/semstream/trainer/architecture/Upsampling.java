package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** Repeats every pixel twice in both directions. */
record Upsampling() implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        FeatureShape input = inputs.getFirst();
        return FeatureShape.map(input.channels(), 2 * input.height(), 2 * input.width());
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.upsample_nearest2d(" + inputs.getFirst() + ", None, [2., 2.])";
    }

    @Override
    public String describe() {
        return "upsample x2";
    }
}
