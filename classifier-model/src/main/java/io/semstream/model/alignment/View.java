package io.semstream.model.alignment;

import io.semstream.micrograph.GrayImage;

/** Ways to lay a frame: mirrored left to right, top to bottom, both, and each with rows and columns exchanged. A micrograph has no up. */
enum View {
    AS_IT_IS(false, false, false), MIRRORED(true, false, false), UPSIDE_DOWN(false, true, false), HALF_TURNED(true, true, false),
    EXCHANGED(false,
            false, true),
    QUARTER_TURNED(true, false, true), TURNED_BACK(false, true, true), EXCHANGED_BACK(true, true, true);

    private final boolean columns;
    private final boolean rows;
    private final boolean exchange;

    View(boolean columns, boolean rows, boolean exchange) {
        this.columns = columns;
        this.rows = rows;
        this.exchange = exchange;
    }

    WireExample of(WireExample example) {
        double direction = exchange ? 90 - example.directionDegrees() : example.directionDegrees();
        double mirrored = columns == rows ? direction : -direction;
        return new WireExample(of(example.image()), example.alignedFraction(), ((mirrored % 180) + 180) % 180);
    }

    private GrayImage of(GrayImage image) {
        int width = exchange ? image.height() : image.width();
        int height = exchange ? image.width() : image.height();
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromX = columns ? width - 1 - x : x;
                int fromY = rows ? height - 1 - y : y;
                samples[y * width + x] = (byte) (exchange ? image.at(fromY, fromX) : image.at(fromX, fromY));
            }
        }
        return new GrayImage(width, height, samples);
    }
}
