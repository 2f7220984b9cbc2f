package io.semstream.micrograph;

/** A grey 8-bit PNG, written without Java's desktop module. */
public final class GrayPng {
    private static final int GREY = 0;

    private GrayPng() {}

    public static byte[] of(GrayImage image) {
        return PngFile.of(image.width(), image.height(), GREY, 1, image.samples());
    }
}
