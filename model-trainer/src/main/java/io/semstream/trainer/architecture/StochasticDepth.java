package io.semstream.trainer.architecture;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Leaves out a branch for a share of the images in training, and does nothing otherwise (Huang et al., "Deep Networks with Stochastic Depth", ECCV 2016). */
record StochasticDepth(double share) implements Operation {
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return String.format(Locale.ROOT,
                "torch.mul(%1$s, torch.dropout(torch.new_ones(%1$s, [torch.size(%1$s, 0), 1, 1, 1]), %2$s, True)) if self.training else %1$s",
                inputs.getFirst(), share);
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "stochastic depth %.3f", share);
    }
}
