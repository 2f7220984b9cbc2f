package io.semstream.micrograph;

import java.awt.image.DataBuffer;

/** Samples at the file's own depth, row by row, {@code bands} a pixel. */
record SampleGrid(int width, int height, int bands, DataBuffer data) {
    SampleGrid {
        if (data.getSize() != (long) width * height * bands) {
            throw new IllegalArgumentException(data.getSize() + " samples for " + width + " x " + height + " x " + bands);
        }
    }

    int pixels() {
        return width * height;
    }

    int type() {
        return data.getDataType();
    }
}
