package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** A learned factor for each channel of a branch, small at the beginning (Touvron et al., "Going deeper with Image Transformers", ICCV 2021). */
record LayerScale(int channels, float begin) implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(TensorSpec.parameter("layer_scale", Filling.constant(begin), channels, 1, 1));
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.mul(" + tensors.apply("layer_scale") + ", " + inputs.getFirst() + ")";
    }

    @Override
    public String describe() {
        return "layer scale";
    }
}
