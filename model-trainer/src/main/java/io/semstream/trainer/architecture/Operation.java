package io.semstream.trainer.architecture;

import java.util.List;

/** What a layer computes. */
public sealed interface Operation
        permits Convolution, BatchNorm, Activation, Pooling, GlobalAverage, Dense, Merge, Dropout, GreyInput, Upsampling {

    /** Of the output, for inputs of these shapes. */
    FeatureShape shape(List<FeatureShape> inputs);

    /** What it keeps, in PyTorch's order. */
    default List<TensorSpec> tensors() {
        return List.of();
    }

    /**
     * As an expression of TorchScript.
     *
     * @param inputs
     *            names of variables
     * @param module
     *            where its tensors are, such as {@code self.conv1}
     */
    String script(List<String> inputs, String module);

    /** For people, such as {@code conv 3x3 /2}. */
    String describe();
}
