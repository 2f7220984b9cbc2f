package io.semstream.micrograph;

/**
 * The instrument's banner in the lower part of a frame. Some instruments scan on below it.
 *
 * @param top
 *            first row of the banner, counted from 0
 * @param height
 *            its rows, ruled lines included
 */
public record DataBar(int top, int height, Source source) {

    /** How the banner was found. */
    public enum Source {
        VENDOR_TAG, PIXELS
    }

    public DataBar {
        if (top < 1 || height < 1) {
            throw new IllegalArgumentException("a data bar has rows and leaves some to the image: top " + top + ", height " + height);
        }
    }
}
