package io.semstream.micrograph.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** A file's bytes read in its own byte order; leaving the file is a {@link TiffFault}. */
final class TiffBytes {
    private final ByteSource source;
    private final ByteOrder order;

    TiffBytes(ByteSource source, ByteOrder order) {
        this.source = source;
        this.order = order;
    }

    /** The whole file; only of one that is in memory. */
    byte[] file() {
        return source.at(0, (int) source.size()).array();
    }

    long size() {
        return source.size();
    }

    ByteOrder order() {
        return order;
    }

    boolean contains(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size() - length;
    }

    byte[] copy(long offset, int length) throws TiffFault {
        byte[] copy = new byte[length];
        at(offset, length).get(copy);
        return copy;
    }

    int unsigned8(long offset) throws TiffFault {
        return at(offset, 1).get() & 0xFF;
    }

    int unsigned16(long offset) throws TiffFault {
        return at(offset, 2).getShort() & 0xFFFF;
    }

    long unsigned32(long offset) throws TiffFault {
        return at(offset, 4).getInt() & 0xFFFFFFFFL;
    }

    /** Values beyond 2^63 come out negative, which no offset, count or size may be. */
    long unsigned64(long offset) throws TiffFault {
        return at(offset, 8).getLong();
    }

    private ByteBuffer at(long offset, int length) throws TiffFault {
        if (!contains(offset, length)) {
            throw new TiffFault(Kind.TRUNCATED, "The file ends at byte " + size() + ", but its header points to byte " + offset + ".");
        }
        return source.at(offset, length).order(order);
    }
}
