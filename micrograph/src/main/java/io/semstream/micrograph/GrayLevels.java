package io.semstream.micrograph;

import java.util.Arrays;

/** Tables from sample value to 8-bit grey. */
final class GrayLevels {
    private GrayLevels() {}

    /** Black to white over all values of so many bits. */
    static byte[] ramp(int bits) {
        byte[] levels = new byte[1 << bits];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i * 255 / (levels.length - 1));
        }
        return levels;
    }

    static byte[] descendingRamp(int bits) {
        byte[] levels = ramp(bits);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (255 - (levels[i] & 0xFF));
        }
        return levels;
    }

    /**
     * @param colours
     *            reds, then greens, then blues; 16 bits each, though some writers use only 8
     */
    static byte[] ofPalette(long[] colours) {
        int size = colours.length / 3;
        boolean eightBits = Arrays.stream(colours).allMatch(colour -> colour < 256);
        int shift = eightBits ? 0 : 8;
        byte[] levels = new byte[size];
        for (int i = 0; i < size; i++) {
            levels[i] = luminance((int) colours[i] >> shift, (int) colours[size + i] >> shift, (int) colours[2 * size + i] >> shift);
        }
        return levels;
    }

    static byte luminance(int red, int green, int blue) {
        return (byte) ((77 * red + 150 * green + 29 * blue + 128) >> 8);
    }
}
