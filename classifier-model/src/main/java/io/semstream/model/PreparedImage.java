package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import java.util.Optional;

/**
 * What is left of a file once it is decoded: some tens of kilobytes.
 *
 * @param input
 *            as the network wants it
 * @param thumbnail
 *            a JPEG, empty when thumbnails are off
 * @param measured
 *            the frame without its data bar as measurements look at it, at most 767 pixels wide or high; empty for a bundle that measures nothing
 */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
record PreparedImage(GrayImage input, ImageQuality quality, byte[] thumbnail, int width, int height, int bitDepth,
        Optional<GrayImage> measured) {

    /** For a bundle that measures nothing. */
    PreparedImage(GrayImage input, ImageQuality quality, byte[] thumbnail, int width, int height, int bitDepth) {
        this(input, quality, thumbnail, width, height, bitDepth, Optional.empty());
    }
}
