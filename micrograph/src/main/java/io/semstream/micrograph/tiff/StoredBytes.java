package io.semstream.micrograph.tiff;

import java.io.IOException;
import java.io.InputStream;

/** Part of a file as a stream, read a block at a time. */
final class StoredBytes extends InputStream {
    private static final int BLOCK_BYTES = 1 << 14;

    private final TiffBytes bytes;
    private long at;
    private final long end;
    private byte[] block = new byte[0];
    private int used;

    StoredBytes(TiffBytes bytes, long offset, long length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        return isFilled() ? block[used++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!isFilled()) {
            return -1;
        }
        int count = Math.min(length, block.length - used);
        System.arraycopy(block, used, into, offset, count);
        used += count;
        return count;
    }

    private boolean isFilled() throws IOException {
        if (used == block.length && at < end) {
            try {
                block = bytes.copy(at, (int) Math.min(BLOCK_BYTES, end - at));
            } catch (TiffFault outside) {
                throw new IOException(outside.explanation(), outside);
            }
            at += block.length;
            used = 0;
        }
        return used < block.length;
    }
}
