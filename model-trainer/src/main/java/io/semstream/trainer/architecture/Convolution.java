package io.semstream.trainer.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A convolution in two dimensions.
 *
 * @param groups
 *            1, or as many as there are channels for a depthwise one
 * @param filling
 *            how the weights begin
 */
record Convolution(int in, int out, Window window, int groups, boolean bias, Filling filling) implements Operation {

    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return window.slide(inputs.getFirst(), false).withChannels(out);
    }

    @Override
    public List<TensorSpec> tensors() {
        List<TensorSpec> tensors = new ArrayList<>();
        tensors.add(TensorSpec.parameter("weight", filling, out, in / groups, window.height(), window.width()));
        if (bias) {
            tensors.add(TensorSpec.parameter("bias", Filling.constant(0), out));
        }
        return tensors;
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.conv2d(%s, %s, %s, %s, %s, [1, 1], %d)".formatted(inputs.getFirst(), tensors.apply("weight"),
                bias ? tensors.apply("bias") : "None", window.strides(), window.padding(), groups);
    }

    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.SHORT;
    }

    @Override
    public String describe() {
        return (groups == 1 ? "conv " : "depthwise conv ") + window;
    }
}
