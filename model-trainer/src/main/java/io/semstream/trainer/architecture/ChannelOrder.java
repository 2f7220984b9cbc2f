package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** Where the channels of a map lie: {@code [B,H,W,C]} for layers that look at one place, {@code [B,C,H,W]} for all others. */
enum ChannelOrder implements Operation {
    LAST("[0, 2, 3, 1]"), FIRST("[0, 3, 1, 2]");

    private final String permutation;

    ChannelOrder(String permutation) {
        this.permutation = permutation;
    }

    /** The order of the numbers is not part of a shape here. */
    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return "torch.permute(" + inputs.getFirst() + ", " + permutation + ")";
    }

    @Override
    public String describe() {
        return this == LAST ? "channels last" : "channels first";
    }
}
