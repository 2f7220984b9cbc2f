package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** Applied to every number by itself. Rectifiers overwrite their input, so nothing else may read it. */
enum Activation implements Operation {
    RELU("torch.relu_(%s)"), RELU6("torch.hardtanh_(%s, 0., 6.)"), SIGMOID("torch.sigmoid(%s)"),
    /** Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016. */
    GELU("torch.gelu(%s)");

    private final String template;

    Activation(String template) {
        this.template = template;
    }

    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return template.formatted(inputs.getFirst());
    }

    @Override
    public String describe() {
        return switch (this) {
            case RELU -> "relu";
            case RELU6 -> "relu6";
            case SIGMOID -> "sigmoid";
            case GELU -> "gelu";
        };
    }
}
