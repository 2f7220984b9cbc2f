package io.semstream.trainer.architecture;

import java.util.List;

/**
 * One step of a network.
 *
 * @param name
 *            as torchvision or timm calls it where the layer keeps tensors, such as {@code layer1.0.conv1}
 * @param inputs
 *            names of earlier layers, or {@link Plan#INPUT}
 */
public record Layer(String name, Operation operation, List<String> inputs) {
    public Layer {
        inputs = List.copyOf(inputs);
    }

    /** Numbers that are learned. */
    public long parameters() {
        return operation.tensors().stream().filter(tensor -> tensor.role() == TensorSpec.Role.PARAMETER).mapToLong(TensorSpec::size).sum();
    }
}
