package io.semstream.trainer.architecture;

import java.util.List;

/** A linear layer: {@code weight * input + bias}. */
record Dense(int in, int out, Filling weight, Filling bias) implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return FeatureShape.vector(out);
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(TensorSpec.parameter("weight", weight, out, in), TensorSpec.parameter("bias", bias, out));
    }

    @Override
    public String script(List<String> inputs, String module) {
        return "torch.linear(%s, %s.weight, %2$s.bias)".formatted(inputs.getFirst(), module);
    }

    @Override
    public String describe() {
        return "linear";
    }
}
