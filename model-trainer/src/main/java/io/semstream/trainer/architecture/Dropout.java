package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.Locale;

/** Zeroes a share of the numbers in training, and does nothing otherwise. */
record Dropout(double share) implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return String.format(Locale.ROOT, "torch.dropout(%s, %s, self.training)", inputs.getFirst(), share);
    }

    @Override
    public String describe() {
        return "dropout " + share;
    }
}
