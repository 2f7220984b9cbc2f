package io.semstream.trainer.architecture;

import java.util.List;

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
    public String script(List<String> inputs, String module) {
        return "torch.batch_norm(%s, %2$s.weight, %2$s.bias, %2$s.running_mean, %2$s.running_var, self.training, %3$s, %4$s, True)"
                .formatted(inputs.getFirst(), module, MOMENTUM, epsilon);
    }

    @Override
    public String describe() {
        return "batch norm";
    }
}
