package io.semstream.micrograph;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferUShort;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Colour to one band of grey at the same depth, with the weights of ITU-R BT.601; equal red, green and blue stay exactly what they are. Bytes, which is what
 * nearly all files hold, have loops of their own.
 */
final class Luminance {
    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    private Luminance() {}

    /** Grey, whatever else (alpha, chroma) goes with it. */
    static SampleGrid ofFirstBand(SampleGrid grid) {
        if (grid.bands() == 1) {
            return grid;
        }
        if (grid.data() instanceof DataBufferByte bytes) {
            return firstOf(grid, bytes.getData());
        }
        DataBuffer data = grid.data();
        return filled(grid, pixel -> data.getElemDouble(pixel * grid.bands()));
    }

    static SampleGrid ofRgb(SampleGrid grid) {
        int bands = grid.bands();
        if (grid.data() instanceof DataBufferByte bytes) {
            return weighed(grid, bytes.getData());
        }
        DataBuffer data = grid.data();
        return filled(grid, pixel -> {
            int at = pixel * bands;
            return (RED * data.getElemDouble(at) + GREEN * data.getElemDouble(at + 1) + BLUE * data.getElemDouble(at + 2)) / 256;
        });
    }

    /** One colour of 8-bit components. */
    static byte of(int red, int green, int blue) {
        return (byte) ((RED * red + GREEN * green + BLUE * blue + 128) >> 8);
    }

    /**
     * @param levels
     *            the grey level of every sample value; higher values take the last
     */
    static SampleGrid ofLevels(SampleGrid grid, byte[] levels) {
        if (grid.data() instanceof DataBufferByte bytes && grid.bands() == 1) {
            return lookedUp(grid, bytes.getData(), GrayLevels.forEveryByte(levels));
        }
        byte[] gray = new byte[grid.pixels()];
        DataBuffer data = grid.data();
        for (int i = 0; i < gray.length; i++) {
            gray[i] = levels[Math.min(levels.length - 1, data.getElem(i * grid.bands()))];
        }
        return bytes(grid, gray);
    }

    /** Negatives, with white stored as zero. */
    static SampleGrid inverted(SampleGrid grid) {
        if (grid.type() == DataBuffer.TYPE_BYTE) {
            return ofLevels(grid, GrayLevels.descendingRamp(8));
        }
        DataBuffer data = grid.data();
        double white = grid.type() == DataBuffer.TYPE_USHORT ? 65535 : 0;
        return filled(grid, pixel -> white - data.getElemDouble(pixel * grid.bands()));
    }

    private static SampleGrid firstOf(SampleGrid grid, byte[] samples) {
        byte[] gray = new byte[grid.pixels()];
        for (int i = 0, at = 0; i < gray.length; i++, at += grid.bands()) {
            gray[i] = samples[at];
        }
        return bytes(grid, gray);
    }

    private static SampleGrid weighed(SampleGrid grid, byte[] samples) {
        byte[] gray = new byte[grid.pixels()];
        for (int i = 0, at = 0; i < gray.length; i++, at += grid.bands()) {
            gray[i] = of(samples[at] & 0xFF, samples[at + 1] & 0xFF, samples[at + 2] & 0xFF);
        }
        return bytes(grid, gray);
    }

    private static SampleGrid lookedUp(SampleGrid grid, byte[] samples, byte[] levels) {
        if (Arrays.equals(levels, GrayLevels.ramp(8))) {
            return grid;
        }
        byte[] gray = new byte[samples.length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = levels[samples[i] & 0xFF];
        }
        return bytes(grid, gray);
    }

    private static SampleGrid filled(SampleGrid shape, IntToDoubleFunction value) {
        int pixels = shape.pixels();
        DataBuffer data = shape.type() == DataBuffer.TYPE_USHORT ? new DataBufferUShort(pixels) : new DataBufferFloat(pixels);
        for (int i = 0; i < pixels; i++) {
            data.setElemDouble(i, value.applyAsDouble(i));
        }
        return new SampleGrid(shape.width(), shape.height(), 1, data);
    }

    private static SampleGrid bytes(SampleGrid shape, byte[] gray) {
        return new SampleGrid(shape.width(), shape.height(), 1, new DataBufferByte(gray, gray.length));
    }
}
