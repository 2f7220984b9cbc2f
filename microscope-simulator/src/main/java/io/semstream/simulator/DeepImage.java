package io.semstream.simulator;

import io.semstream.micrograph.GrayImage;

/** Unsigned 16-bit grey pixels, row by row, as the detector's converter delivers them. */
public final class DeepImage {
    private static final int BITS_BELOW_A_BYTE = 8;
    private final int width;
    private final int height;
    private final short[] samples;

    /**
     * @param samples
     *            {@code width * height} unsigned values; ownership passes to the image
     */
    public DeepImage(int width, int height, short[] samples) {
        if (width < 1 || height < 1 || samples.length != (long) width * height) {
            throw new IllegalArgumentException(samples.length + " samples for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.samples = samples;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int at(int x, int y) {
        return samples[y * width + x] & 0xFFFF;
    }

    /** The upper eight bits of every pixel. */
    public GrayImage toGray() {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((samples[i] & 0xFFFF) >> BITS_BELOW_A_BYTE);
        }
        return new GrayImage(width, height, bytes);
    }
}
