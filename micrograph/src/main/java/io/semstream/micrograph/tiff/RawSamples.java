package io.semstream.micrograph.tiff;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferDouble;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.nio.ByteBuffer;

/** Uncompressed pages, which is what instruments write: strips and tiles copied together, then seen as numbers. */
final class RawSamples {
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;

    private final TiffLayout layout;
    private final TiffBytes bytes;

    RawSamples(TiffLayout layout, TiffBytes bytes) {
        this.layout = layout;
        this.bytes = bytes;
    }

    static boolean reads(TiffLayout layout, TiffDirectory directory) throws TiffFault {
        boolean plain = layout.compression == TiffLayout.NO_COMPRESSION && directory.number(Tag.FILL_ORDER, 1) == 1
                && directory.number(Tag.YCBCR_SUBSAMPLING).isEmpty();
        return plain && switch (layout.bits) {
            case 8, 16 -> layout.sampleFormat != FLOAT;
            case 32 -> true;
            case 64 -> layout.sampleFormat == FLOAT;
            default -> false;
        };
    }

    DataBuffer read() {
        byte[] frame = frame();
        ByteBuffer view = ByteBuffer.wrap(frame).order(bytes.order());
        return switch (layout.bits) {
            case 8 -> new DataBufferByte(frame, frame.length);
            case 16 -> shorts(view);
            case 32 -> layout.sampleFormat == FLOAT ? floats(view) : ints(view);
            default -> doubles(view);
        };
    }

    private DataBuffer shorts(ByteBuffer view) {
        short[] samples = new short[view.capacity() / 2];
        view.asShortBuffer().get(samples);
        return layout.sampleFormat == SIGNED ? new DataBufferShort(samples, samples.length) : new DataBufferUShort(samples, samples.length);
    }

    private static DataBuffer ints(ByteBuffer view) {
        int[] samples = new int[view.capacity() / 4];
        view.asIntBuffer().get(samples);
        return new DataBufferInt(samples, samples.length);
    }

    private static DataBuffer floats(ByteBuffer view) {
        float[] samples = new float[view.capacity() / 4];
        view.asFloatBuffer().get(samples);
        return new DataBufferFloat(samples, samples.length);
    }

    private static DataBuffer doubles(ByteBuffer view) {
        double[] samples = new double[view.capacity() / 8];
        view.asDoubleBuffer().get(samples);
        return new DataBufferDouble(samples, samples.length);
    }

    private byte[] frame() {
        int sampleBytes = layout.bits / 8;
        byte[] frame = new byte[Math.multiplyExact(Math.multiplyExact(layout.width, layout.height), layout.samplesPerPixel * sampleBytes)];
        for (int chunk = 0; chunk < layout.chunks(); chunk++) {
            copy(chunk, frame, sampleBytes);
        }
        return frame;
    }

    private void copy(int chunk, byte[] frame, int sampleBytes) {
        int left = chunk % layout.columns() * layout.chunkWidth;
        int top = chunk / layout.columns() % layout.rows() * layout.chunkHeight;
        int plane = chunk / (layout.columns() * layout.rows());
        int width = Math.min(layout.chunkWidth, layout.width - left);
        int height = Math.min(layout.chunkHeight, layout.height - top);
        for (int row = 0; row < height; row++) {
            int from = (int) (layout.offsets[chunk] + row * layout.rowBytes());
            int to = (((top + row) * layout.width + left) * layout.samplesPerPixel + plane) * sampleBytes;
            copyRow(from, frame, to, width, sampleBytes);
        }
    }

    private void copyRow(int from, byte[] frame, int to, int width, int sampleBytes) {
        if (!layout.planar) {
            System.arraycopy(bytes.file(), from, frame, to, width * layout.samplesPerPixel * sampleBytes);
            return;
        }
        int step = layout.samplesPerPixel * sampleBytes;
        for (int x = 0; x < width; x++) {
            System.arraycopy(bytes.file(), from + x * sampleBytes, frame, to + x * step, sampleBytes);
        }
    }
}
