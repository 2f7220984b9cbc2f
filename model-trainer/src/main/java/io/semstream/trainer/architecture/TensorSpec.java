package io.semstream.trainer.architecture;

import java.util.List;

/**
 * A tensor that belongs to a layer.
 *
 * @param name
 *            within the layer, as PyTorch calls it
 * @param shape
 *            empty for a single number
 */
public record TensorSpec(String name, List<Integer> shape, Role role, Filling filling) {

    /** What becomes of it in training. */
    public enum Role {
        /** Learned. */
        PARAMETER,
        /** Followed, such as a running mean. */
        BUFFER,
        /** A 64-bit integer that PyTorch keeps beside a batch normalisation. */
        COUNTER
    }

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    static TensorSpec parameter(String name, Filling filling, Integer... shape) {
        return new TensorSpec(name, List.of(shape), Role.PARAMETER, filling);
    }

    static TensorSpec buffer(String name, float value, int length) {
        return new TensorSpec(name, List.of(length), Role.BUFFER, Filling.constant(value));
    }

    static TensorSpec counter(String name) {
        return new TensorSpec(name, List.of(), Role.COUNTER, Filling.constant(0));
    }

    /** Numbers in it. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
