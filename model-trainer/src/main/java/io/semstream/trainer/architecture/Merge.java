package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** Several inputs become one. */
enum Merge implements Operation {
    /** One behind the other, by channels. */
    CONCAT,
    /** Number by number. */
    ADD;

    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        FeatureShape first = inputs.getFirst();
        if (!inputs.stream().allMatch(first::sameMap)) {
            throw new IllegalArgumentException("maps of different sizes meet: " + inputs);
        }
        return this == ADD ? first : first.withChannels(inputs.stream().mapToInt(FeatureShape::channels).sum());
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return this == ADD
                ? "torch.add(" + inputs.getFirst() + ", " + inputs.getLast() + ")"
                : "torch.cat([" + String.join(", ", inputs) + "], 1)";
    }

    @Override
    public String describe() {
        return this == ADD ? "add" : "concat";
    }
}
