package io.semstream.micrograph.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Runs of equal bytes and runs of others (TIFF 6.0, section 9). */
final class PackBitsStream extends InputStream {
    private final InputStream packed;
    private int left;
    private int repeated = -1;

    PackBitsStream(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        while (left == 0) {
            int head = packed.read();
            if (head < 0) {
                return -1;
            }
            if (head != 128) {
                left = head < 128 ? head + 1 : 257 - head;
                repeated = head < 128 ? -1 : next();
            }
        }
        left--;
        return repeated >= 0 ? repeated : next();
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int read = 0;
        while (read < count) {
            int next = read();
            if (next < 0) {
                return read == 0 && count > 0 ? -1 : read;
            }
            into[offset + read++] = (byte) next;
        }
        return read;
    }

    private int next() throws IOException {
        int next = packed.read();
        if (next < 0) {
            throw new EOFException("it ends inside a run");
        }
        return next;
    }
}
