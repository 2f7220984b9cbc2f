package io.semstream.micrograph.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** A file's bytes read in its own byte order; leaving the file is a {@link TiffFault}. */
final class TiffBytes {
    private final byte[] file;
    private final ByteBuffer view;

    TiffBytes(byte[] file, ByteOrder order) {
        this.file = file;
        this.view = ByteBuffer.wrap(file).order(order);
    }

    byte[] file() {
        return file;
    }

    ByteOrder order() {
        return view.order();
    }

    boolean contains(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= file.length - length;
    }

    int unsigned8(long offset) throws TiffFault {
        return view.get(at(offset, 1)) & 0xFF;
    }

    int unsigned16(long offset) throws TiffFault {
        return view.getShort(at(offset, 2)) & 0xFFFF;
    }

    long unsigned32(long offset) throws TiffFault {
        return view.getInt(at(offset, 4)) & 0xFFFFFFFFL;
    }

    /** Values beyond 2^63 come out negative, which no offset, count or size may be. */
    long unsigned64(long offset) throws TiffFault {
        return view.getLong(at(offset, 8));
    }

    private int at(long offset, int length) throws TiffFault {
        if (!contains(offset, length)) {
            throw new TiffFault(Kind.TRUNCATED, "The file ends at byte " + file.length + ", but its header points to byte " + offset + ".");
        }
        return (int) offset;
    }
}
