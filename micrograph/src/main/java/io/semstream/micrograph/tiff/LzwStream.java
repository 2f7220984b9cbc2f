package io.semstream.micrograph.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** LZW as TIFF writes it: the highest bit first, codes grow one early (TIFF 6.0, section 13). */
final class LzwStream extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MOST = 4096;
    private static final int NONE = -1;

    private final InputStream packed;
    private final short[] prefix = new short[MOST];
    private final byte[] suffix = new byte[MOST];
    private final int[] length = new int[MOST];
    private byte[] word = new byte[MOST];
    private int from;
    private int until;
    private int next = FIRST;
    private int last = NONE;
    private int bits;
    private int bitCount;
    private boolean ended;

    LzwStream(InputStream packed) {
        this.packed = packed;
        for (int i = 0; i < 256; i++) {
            suffix[i] = (byte) i;
            length[i] = 1;
        }
    }

    @Override
    public int read() throws IOException {
        if (from == until) {
            expand();
        }
        return from < until ? word[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (from == until) {
            expand();
        }
        int copied = Math.min(count, until - from);
        System.arraycopy(word, from, into, offset, copied);
        from += copied;
        return copied == 0 ? -1 : copied;
    }

    private void expand() throws IOException {
        int code = ended ? END : code();
        while (code == CLEAR) {
            next = FIRST;
            last = NONE;
            code = code();
        }
        if (code == END) {
            ended = true;
            return;
        }
        if (code > next || (code == next && last == NONE)) {
            throw new ZipException("a code stands for nothing");
        }
        if (last != NONE && next < MOST) {
            prefix[next] = (short) last;
            length[next] = length[last] + 1;
            suffix[next] = (byte) firstOf(code == next ? last : code);
            next++;
        }
        write(code);
        last = code;
    }

    private int firstOf(int code) {
        int at = code;
        while (at >= FIRST) {
            at = prefix[at];
        }
        return at;
    }

    private void write(int code) {
        from = 0;
        until = length[code];
        int at = code;
        for (int i = until - 1; i >= 0; i--) {
            word[i] = suffix[at];
            at = prefix[at];
        }
    }

    private int code() throws IOException {
        int width = next < 511 ? 9 : next < 1023 ? 10 : next < 2047 ? 11 : 12;
        while (bitCount < width) {
            int read = packed.read();
            if (read < 0) {
                return END;
            }
            bits = bits << 8 | read;
            bitCount += 8;
        }
        bitCount -= width;
        return bits >> bitCount & ((1 << width) - 1);
    }
}
