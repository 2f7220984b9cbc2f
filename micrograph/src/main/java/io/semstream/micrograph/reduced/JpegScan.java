package io.semstream.micrograph.reduced;

import java.io.IOException;
import java.util.List;

/**
 * One pass over the blocks of some channels: whole blocks, or with progressive files a band of frequencies or one more bit of them (ITU-T T.81, F.2 and G.2).
 *
 * @param from
 *            first frequency, in the order of the zigzag
 * @param to
 *            last frequency
 * @param earlier
 *            bits of them that earlier scans stopped at; 0 for the first
 * @param shift
 *            low bits that later scans bring
 */
record JpegScan(EntropyBits bits, List<Part> parts, boolean progressive, int from, int to, int earlier, int shift) {

    private static final int[] ZIGZAG = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13,
        6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
        47,
        55, 62, 63};
    private static final int LAST = InverseDct.BLOCK - 1;

    /** A channel, and the codes of its averages and of its other frequencies. */
    record Part(JpegComponent component, HuffmanTable averages, HuffmanTable details) {}

    /** Where a scan is: bands of zeros reach over several blocks. */
    static final class Progress {
        private int emptyBlocks;

        void restart(List<Part> parts) {
            emptyBlocks = 0;
            parts.forEach(part -> part.component().lastDc = 0);
        }
    }

    /** The place of a quantisation table's n-th value. */
    static int place(int zigzag) {
        return ZIGZAG[zigzag];
    }

    boolean isPossible() {
        boolean band = from <= to && to <= LAST && shift <= 13 && (from > 0 || to == 0 || !progressive);
        return band && (progressive || (from == 0 && to == LAST)) && (from == 0 || parts.size() == 1);
    }

    void block(Part part, int column, int row, Progress progress) throws DamagedPicture, IOException {
        short[] values = part.component().frequencies();
        int at = part.component().place(column, row);
        if (!progressive) {
            whole(part, values, at);
        } else if (from == 0) {
            average(part, values, at);
        } else if (earlier == 0) {
            band(part, values, at, progress);
        } else {
            refined(part, values, at, progress);
        }
    }

    private void whole(Part part, short[] values, int at) throws DamagedPicture, IOException {
        values[at] = (short) nextAverage(part);
        for (int k = 1; k <= LAST; k++) {
            int code = part.details().next(bits);
            int size = code & 15;
            int zeros = code >> 4;
            if (size == 0 && zeros < 15) {
                return;
            }
            k += zeros;
            if (size > 0) {
                values[at + inside(k)] = (short) bits.signed(size);
            }
        }
    }

    private int nextAverage(Part part) throws DamagedPicture, IOException {
        part.component().lastDc += bits.signed(Math.min(16, part.averages().next(bits)));
        return part.component().lastDc;
    }

    private void average(Part part, short[] values, int at) throws DamagedPicture, IOException {
        if (earlier == 0) {
            values[at] = (short) (nextAverage(part) << shift);
        } else {
            values[at] |= (short) (bits.bit() << shift);
        }
    }

    private void band(Part part, short[] values, int at, Progress progress) throws DamagedPicture, IOException {
        if (progress.emptyBlocks > 0) {
            progress.emptyBlocks--;
            return;
        }
        for (int k = from; k <= to; k++) {
            int code = part.details().next(bits);
            int size = code & 15;
            int zeros = code >> 4;
            if (size == 0 && zeros < 15) {
                progress.emptyBlocks = (1 << zeros) + bits.bits(zeros) - 1;
                return;
            }
            k += zeros;
            if (size > 0) {
                values[at + inside(k)] = (short) (bits.signed(size) << shift);
            }
        }
    }

    /** One more bit of what is not zero, and what becomes so (G.1.2.3). */
    private void refined(Part part, short[] values, int at, Progress progress) throws DamagedPicture, IOException {
        int k = from;
        while (progress.emptyBlocks == 0 && k <= to) {
            int code = part.details().next(bits);
            int size = code & 15;
            int zeros = code >> 4;
            if (size == 0 && zeros < 15) {
                progress.emptyBlocks = (1 << zeros) + bits.bits(zeros);
                break;
            }
            int fresh = size == 0 ? 0 : bits.bit() == 1 ? 1 << shift : -1 << shift;
            k = passed(values, at, k, zeros);
            if (fresh != 0 && k <= to) {
                values[at + place(k)] = (short) fresh;
            }
            k++;
        }
        if (progress.emptyBlocks > 0) {
            passed(values, at, k, Integer.MAX_VALUE);
            progress.emptyBlocks--;
        }
    }

    /** Refines what it passes, up to the frequency behind so many zeros. */
    private int passed(short[] values, int at, int start, int zeros) throws DamagedPicture, IOException {
        int left = zeros;
        for (int k = start; k <= to; k++) {
            int index = at + place(k);
            if (values[index] == 0) {
                if (left == 0) {
                    return k;
                }
                left--;
            } else if (bits.bit() == 1 && (values[index] & 1 << shift) == 0) {
                values[index] += (short) (values[index] > 0 ? 1 << shift : -1 << shift);
            }
        }
        return to + 1;
    }

    private static int inside(int k) throws DamagedPicture {
        if (k > LAST) {
            throw new DamagedPicture("The JPEG's image data is damaged: a block has more than 64 values.");
        }
        return ZIGZAG[k];
    }
}
