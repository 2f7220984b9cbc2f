package io.semstream.objectstore;

/** A stretch of an object. It may reach beyond the end; what comes back is then shorter. */
public record ByteRange(long offset, int length) {

    public ByteRange {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException("not a byte range: offset " + offset + ", length " + length);
        }
    }

    public static ByteRange first(int length) {
        return new ByteRange(0, length);
    }
}
