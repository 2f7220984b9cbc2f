package io.semstream.micrograph.tiff;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** Holds that every strip or tile of a page lies inside the file, before one is read. */
final class ChunkCheck {
    private static final int HEADER_BYTES = 8;

    private final TiffLayout layout;
    private final TiffBytes bytes;

    ChunkCheck(TiffLayout layout, TiffBytes bytes) {
        this.layout = layout;
        this.bytes = bytes;
    }

    void check() throws TiffFault {
        int chunks = layout.chunks();
        if (layout.offsets.length < chunks) {
            throw new TiffFault(Kind.CORRUPT,
                    "The page needs " + chunks + " strips or tiles, but only " + layout.offsets.length + " are listed.");
        }
        for (int i = 0; i < chunks; i++) {
            check(i, layout.offsets[i], layout.storedBytes(i, bytes.size()));
        }
    }

    private void check(int chunk, long offset, long length) throws TiffFault {
        if (offset < HEADER_BYTES || length < 1) {
            throw new TiffFault(Kind.CORRUPT, "Strip or tile " + chunk + " claims " + length + " bytes at byte " + offset + ".");
        }
        if (!bytes.contains(offset, length)) {
            throw new TiffFault(Kind.TRUNCATED, "The file is cut off: strip or tile " + chunk + " should end at byte " + (offset + length)
                    + ", but the file ends at byte " + bytes.size() + ". Copy it again from the instrument.");
        }
    }
}
