package io.semstream.simulator;

import io.semstream.micrograph.GrayImage;
import java.util.List;

/**
 * A rendered frame and the truth about it.
 *
 * @param categories
 *            what it shows, the larger part first
 * @param image
 *            the whole frame, data bar included
 * @param dataBarHeight
 *            rows of the data bar at the bottom, 0 without one
 */
public record RenderedMicrograph(List<String> categories, DeepImage image, int dataBarHeight, Acquisition acquisition) {
    public RenderedMicrograph {
        categories = List.copyOf(categories);
        if (categories.isEmpty() || dataBarHeight < 0 || dataBarHeight >= image.height()) {
            throw new IllegalArgumentException("a micrograph shows something above its data bar of " + dataBarHeight + " rows");
        }
    }

    /** The frame as 8-bit grey. */
    public GrayImage pixels() {
        return image.toGray();
    }
}
