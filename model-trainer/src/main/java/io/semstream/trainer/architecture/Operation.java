package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;

/** What a layer computes. */
public sealed interface Operation
        permits Convolution, BatchNorm, Activation, Pooling, GlobalAverage, Dense, Merge, Dropout, GreyInput, Upsampling, LayerNorm,
        LayerScale,
        ChannelOrder, StochasticDepth {

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
     * @param tensors
     *            from the name of one of its tensors to an expression for it, such as {@code self.conv1.weight}
     */
    String script(List<String> inputs, UnaryOperator<String> tensors);

    /** What mixed precision makes of it. */
    default Arithmetic arithmetic() {
        return Arithmetic.AS_IT_COMES;
    }

    /** For people, such as {@code conv 3x3 /2}. */
    String describe();
}
