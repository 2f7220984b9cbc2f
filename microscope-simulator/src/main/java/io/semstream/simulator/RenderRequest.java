package io.semstream.simulator;

import java.util.List;

/**
 * What to render. Equal requests give equal pixels.
 *
 * @param structures
 *            one structure, or several that share the frame
 * @param width
 *            columns of the whole frame
 * @param height
 *            rows of the whole frame, data bar included
 * @param vendor
 *            look of the data bar
 */
public record RenderRequest(List<Structure> structures, int width, int height, Vendor vendor, long seed) {
    private static final int SMALLEST = 64;

    public RenderRequest {
        structures = List.copyOf(structures);
        if (structures.isEmpty()) {
            throw new IllegalArgumentException("nothing to render");
        }
        if (width < SMALLEST || height < SMALLEST) {
            throw new IllegalArgumentException(
                    "a frame has at least " + SMALLEST + " x " + SMALLEST + " pixels: " + width + " x " + height);
        }
    }

    /** A frame of 1024 x 768 with one structure. */
    public static RenderRequest of(Structure structure, long seed) {
        return new RenderRequest(List.of(structure), 1024, 768, Vendor.ZEISS, seed);
    }

    /** A frame of 1024 x 768 in which two structures meet. */
    public static RenderRequest mixture(Structure first, Structure second, long seed) {
        return new RenderRequest(List.of(first, second), 1024, 768, Vendor.ZEISS, seed);
    }

    public RenderRequest sized(int newWidth, int newHeight) {
        return new RenderRequest(structures, newWidth, newHeight, vendor, seed);
    }

    public RenderRequest from(Vendor newVendor) {
        return new RenderRequest(structures, width, height, newVendor, seed);
    }
}
