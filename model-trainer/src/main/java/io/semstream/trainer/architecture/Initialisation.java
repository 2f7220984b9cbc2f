package io.semstream.trainer.architecture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Numbers to begin training with: the same seed and name give the same tensor, whatever else the network holds. */
public record Initialisation(long seed) implements TensorSource {
    @Override
    public byte[] bytes(String name, TensorSpec spec) {
        int size = Math.toIntExact(spec.size());
        if (spec.role() == TensorSpec.Role.COUNTER) {
            return new byte[size * Long.BYTES];
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + name.hashCode());
        ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putFloat(spec.filling().next(random));
        }
        return bytes.array();
    }
}
