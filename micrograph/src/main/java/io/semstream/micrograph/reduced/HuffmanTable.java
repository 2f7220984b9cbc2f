package io.semstream.micrograph.reduced;

import java.io.IOException;

/** One of a JPEG's Huffman codes (ITU-T T.81, annex C and F.2.2.3). */
final class HuffmanTable {
    private static final int LONGEST = 16;

    private final int[] smallest = new int[LONGEST + 1];
    private final int[] largest = new int[LONGEST + 1];
    private final int[] first = new int[LONGEST + 1];
    private final byte[] values;

    /**
     * @param counts
     *            how many codes there are of each length, from 1 bit
     * @param values
     *            what they stand for, the shortest first
     */
    HuffmanTable(byte[] counts, byte[] values) throws DamagedPicture {
        this.values = values.clone();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = counts[length - 1] & 0xFF;
            smallest[length] = code;
            largest[length] = code + count - 1;
            first[length] = index;
            code += count;
            index += count;
            if (code > 1 << length) {
                throw new DamagedPicture("The JPEG has an impossible Huffman table.");
            }
            code <<= 1;
        }
    }

    int next(EntropyBits bits) throws DamagedPicture, IOException {
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = code << 1 | bits.bit();
            if (code <= largest[length]) {
                return values[first[length] + code - smallest[length]] & 0xFF;
            }
        }
        throw new DamagedPicture("The JPEG's image data is damaged: it holds a code that stands for nothing.");
    }
}
