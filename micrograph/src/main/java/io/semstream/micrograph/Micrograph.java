package io.semstream.micrograph;

import java.util.Optional;

/**
 * One decoded frame.
 *
 * @param pixels
 *            the whole frame, data bar included, as 8-bit grey
 * @param bitDepth
 *            bits of one sample in the file
 * @param channels
 *            samples of one pixel in the file
 */
public record Micrograph(GrayImage pixels, int bitDepth, int channels, ImageFormat format, Optional<DataBar> dataBar) {

    /** The frame above its data bar; what little may lie below the bar is left out. */
    public GrayImage specimen() {
        return dataBar.map(bar -> pixels.crop(0, 0, pixels.width(), bar.top())).orElse(pixels);
    }
}
