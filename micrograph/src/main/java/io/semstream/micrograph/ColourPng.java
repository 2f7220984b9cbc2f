package io.semstream.micrograph;

/** A colour PNG of 8 bits a channel, written without Java's desktop module. */
public final class ColourPng {
    private static final int RED_GREEN_BLUE = 2;

    private ColourPng() {}

    /**
     * @param samples
     *            red, green and blue of each pixel, row by row
     */
    public static byte[] of(int width, int height, byte[] samples) {
        if (width < 1 || height < 1 || samples.length != 3L * width * height) {
            throw new IllegalArgumentException(samples.length + " samples for " + width + " x " + height + " coloured pixels");
        }
        return PngFile.of(width, height, RED_GREEN_BLUE, 3, samples);
    }
}
