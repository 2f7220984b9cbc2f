package io.semstream.micrograph;

/**
 * The instrument's banner at the bottom of a frame: from row {@code top} to the last row.
 *
 * @param top
 *            first row of the banner, counted from 0
 * @param height
 *            rows from there to the frame's end
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
