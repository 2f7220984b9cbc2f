package io.semstream.micrograph.reduced;

/**
 * @param mostAcross
 *            the highest sampling factor of any channel: so many blocks of it lie side by side in one unit
 */
record JpegSize(int width, int height, int mostAcross, int mostDown) {
    int unitsAcross() {
        return units(width, mostAcross);
    }

    int unitsDown() {
        return units(height, mostDown);
    }

    private static int units(int pixels, int most) {
        int unit = InverseDct.EDGE * most;
        return (pixels + unit - 1) / unit;
    }
}
