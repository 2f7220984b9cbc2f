package io.semstream.micrograph.tiff;

/** What a page's samples mean. */
public enum Photometric {
    WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, YCBCR, LAB, OTHER;

    static Photometric of(long tag, int samplesPerPixel) {
        return switch ((int) tag) {
            case 0 -> WHITE_IS_ZERO;
            case 1 -> BLACK_IS_ZERO;
            case 2 -> samplesPerPixel < 3 ? BLACK_IS_ZERO : RGB;
            case 3 -> PALETTE;
            case 6 -> YCBCR;
            case 8, 9, 10 -> LAB;
            case -1 -> samplesPerPixel < 3 ? BLACK_IS_ZERO : RGB;
            default -> OTHER;
        };
    }
}
