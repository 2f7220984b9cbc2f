package io.semstream.micrograph;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferUShort;
import java.util.function.IntToDoubleFunction;

/** Colour to one band of grey at the same depth, with the weights of ITU-R BT.601; equal red, green and blue stay exactly what they are. */
final class Luminance {
    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    private Luminance() {}

    /** Grey, whatever else (alpha, chroma) goes with it. */
    static SampleGrid ofFirstBand(SampleGrid grid) {
        int bands = grid.bands();
        if (bands == 1) {
            return grid;
        }
        DataBuffer data = grid.data();
        return filled(grid, pixel -> data.getElemDouble(pixel * bands));
    }

    static SampleGrid ofRgb(SampleGrid grid) {
        int bands = grid.bands();
        if (grid.data() instanceof DataBufferByte bytes) {
            return ofRgb(grid, bytes.getData());
        }
        DataBuffer data = grid.data();
        return filled(grid, pixel -> {
            int at = pixel * bands;
            return (RED * data.getElemDouble(at) + GREEN * data.getElemDouble(at + 1) + BLUE * data.getElemDouble(at + 2)) / 256;
        });
    }

    private static SampleGrid ofRgb(SampleGrid grid, byte[] samples) {
        byte[] gray = new byte[grid.pixels()];
        for (int i = 0, at = 0; i < gray.length; i++, at += grid.bands()) {
            int sum = RED * (samples[at] & 0xFF) + GREEN * (samples[at + 1] & 0xFF) + BLUE * (samples[at + 2] & 0xFF);
            gray[i] = (byte) ((sum + 128) >> 8);
        }
        return bytes(grid, gray);
    }

    /**
     * @param levels
     *            the grey level of every sample value
     */
    static SampleGrid ofLevels(SampleGrid grid, byte[] levels) {
        byte[] gray = new byte[grid.pixels()];
        DataBuffer data = grid.data();
        for (int i = 0; i < gray.length; i++) {
            gray[i] = levels[Math.min(levels.length - 1, data.getElem(i * grid.bands()))];
        }
        return bytes(grid, gray);
    }

    /** Negatives, with white stored as zero. */
    static SampleGrid inverted(SampleGrid gray) {
        DataBuffer data = gray.data();
        double white = switch (gray.type()) {
            case DataBuffer.TYPE_BYTE -> 255;
            case DataBuffer.TYPE_USHORT -> 65535;
            default -> 0;
        };
        return filled(gray, pixel -> white - data.getElemDouble(pixel * gray.bands()));
    }

    private static SampleGrid filled(SampleGrid shape, IntToDoubleFunction value) {
        int pixels = shape.pixels();
        DataBuffer data = switch (shape.type()) {
            case DataBuffer.TYPE_BYTE -> new DataBufferByte(pixels);
            case DataBuffer.TYPE_USHORT -> new DataBufferUShort(pixels);
            default -> new DataBufferFloat(pixels);
        };
        for (int i = 0; i < pixels; i++) {
            data.setElemDouble(i, value.applyAsDouble(i));
        }
        return new SampleGrid(shape.width(), shape.height(), 1, data);
    }

    private static SampleGrid bytes(SampleGrid shape, byte[] gray) {
        return new SampleGrid(shape.width(), shape.height(), 1, new DataBufferByte(gray, gray.length));
    }
}
