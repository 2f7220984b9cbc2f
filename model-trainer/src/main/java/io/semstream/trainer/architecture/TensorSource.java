package io.semstream.trainer.architecture;

import java.io.IOException;

/** Where the numbers of a network come from, one tensor at a time, so that no network has to fit in the heap. */
@FunctionalInterface
public interface TensorSource {
    /**
     * Little-endian: 32-bit floats, or one 64-bit integer for a counter.
     *
     * @param name
     *            full name, such as {@code layer1.0.conv1.weight}
     * @throws WeightsProblem
     *             when there is no such tensor or it has another shape
     */
    byte[] bytes(String name, TensorSpec spec) throws IOException;
}
