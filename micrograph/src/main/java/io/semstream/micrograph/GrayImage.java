package io.semstream.micrograph;

/** Unsigned 8-bit grey pixels, row by row. The samples are shared, not copied: whoever holds the image leaves them as they are. */
public final class GrayImage {
    private final int width;
    private final int height;
    private final byte[] samples;

    /**
     * @param samples
     *            {@code width * height} unsigned bytes; ownership passes to the image
     */
    public GrayImage(int width, int height, byte[] samples) {
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

    public byte[] samples() {
        return samples;
    }

    public int at(int x, int y) {
        return samples[y * width + x] & 0xFF;
    }

    /** A copy of the given part; the image itself where that is all of it. */
    public GrayImage crop(int left, int top, int cropWidth, int cropHeight) {
        if (left < 0 || top < 0 || cropWidth < 1 || cropHeight < 1 || cropWidth > width - left || cropHeight > height - top) {
            throw new IllegalArgumentException(
                    "crop " + cropWidth + " x " + cropHeight + " at " + left + "," + top + " of " + width + " x " + height);
        }
        if (cropWidth == width && cropHeight == height) {
            return this;
        }
        byte[] part = new byte[cropWidth * cropHeight];
        for (int y = 0; y < cropHeight; y++) {
            System.arraycopy(samples, (top + y) * width + left, part, y * cropWidth, cropWidth);
        }
        return new GrayImage(cropWidth, cropHeight, part);
    }

    @Override
    public String toString() {
        return "GrayImage[" + width + " x " + height + "]";
    }
}
