package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** Normalisation over the channels of each place by itself (Ba et al., "Layer Normalization", 2016); channels come last. */
record LayerNorm(int channels, double epsilon) implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(TensorSpec.parameter("weight", Filling.constant(1), channels),
                TensorSpec.parameter("bias", Filling.constant(0), channels));
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.layer_norm(%s, [%d], %s, %s, %s, True)".formatted(inputs.getFirst(), channels, tensors.apply("weight"),
                tensors.apply("bias"), epsilon);
    }

    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.LONG;
    }

    @Override
    public String describe() {
        return "layer norm";
    }
}
