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
            levels[i] = Luminance.of((int) colours[i] >> shift, (int) colours[size + i] >> shift, (int) colours[2 * size + i] >> shift);
        }
        return levels;
    }

    /** The same table with as many entries as a byte has values. */
    static byte[] forEveryByte(byte[] levels) {
        byte[] all = Arrays.copyOf(levels, 256);
        Arrays.fill(all, Math.min(256, levels.length), 256, levels[levels.length - 1]);
        return all;
    }
}
