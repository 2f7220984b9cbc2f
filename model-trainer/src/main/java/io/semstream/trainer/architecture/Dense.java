package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** A linear layer: {@code weight * input + bias}; of a map with channels last, at each place. */
record Dense(int in, int out, Filling weight, Filling bias) implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst().withChannels(out);
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(TensorSpec.parameter("weight", weight, out, in), TensorSpec.parameter("bias", bias, out));
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.linear(%s, %s, %s)".formatted(inputs.getFirst(), tensors.apply("weight"), tensors.apply("bias"));
    }

    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.SHORT;
    }

    @Override
    public String describe() {
        return "linear";
    }
}
