package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** Batch normalisation with a running mean and variance (Ioffe and Szegedy, ICML 2015). */
record BatchNorm(int channels, double epsilon) implements Operation {
    private static final double MOMENTUM = 0.1;

    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(TensorSpec.parameter("weight", Filling.constant(1), channels),
                TensorSpec.parameter("bias", Filling.constant(0), channels),
                TensorSpec.buffer("running_mean", 0, channels), TensorSpec.buffer("running_var", 1, channels),
                TensorSpec.counter("num_batches_tracked"));
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.batch_norm(%s, %s, %s, %s, %s, self.training, %s, %s, True)".formatted(inputs.getFirst(), tensors.apply("weight"),
                tensors.apply("bias"), tensors.apply("running_mean"), tensors.apply("running_var"), MOMENTUM, epsilon);
    }

    @Override
    public String describe() {
        return "batch norm";
    }
}
