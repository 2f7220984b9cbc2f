package io.semstream.model.network;

import io.semstream.micrograph.GrayImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Native memory that a batch is laid out in, used again for every batch of one thread. */
final class BatchBuffer {
    private final InputContract input;
    private final float[] levels = new float[256];
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    BatchBuffer(InputContract input) {
        this.input = input;
        for (int level = 0; level < levels.length; level++) {
            float share = level / 255f;
            levels[level] = input.normalisation().map(n -> (share - n.mean()) / n.deviation()).orElse(share);
        }
    }

    /** The batch, image after image; valid until the next call. */
    ByteBuffer filled(List<GrayImage> batch) {
        batch.forEach(this::requireSize);
        boolean bytes = input.sampleType() == InputContract.SampleType.UINT8;
        ByteBuffer target = room(batch.size() * input.pixels() * (bytes ? 1 : Float.BYTES));
        if (bytes) {
            batch.forEach(image -> target.put(image.samples()));
        } else {
            FloatBuffer floats = target.asFloatBuffer();
            batch.forEach(image -> put(image, floats));
        }
        return target.rewind();
    }

    private void put(GrayImage image, FloatBuffer target) {
        float[] values = new float[input.pixels()];
        byte[] samples = image.samples();
        for (int i = 0; i < values.length; i++) {
            values[i] = levels[samples[i] & 0xFF];
        }
        target.put(values);
    }

    private ByteBuffer room(int bytes) {
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return memory.clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
    }

    private void requireSize(GrayImage image) {
        if (image.width() != input.width() || image.height() != input.height()) {
            throw new IllegalArgumentException(image + " for a network of " + input.width() + " x " + input.height());
        }
    }
}
