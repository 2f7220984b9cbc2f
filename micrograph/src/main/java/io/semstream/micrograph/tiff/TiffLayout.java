package io.semstream.micrograph.tiff;

import java.util.Arrays;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** How one page's samples are stored. Strips are tiles as wide as the page. */
final class TiffLayout {
    static final int NO_COMPRESSION = 1;

    final int width;
    final int height;
    final int bits;
    final int samplesPerPixel;
    final int sampleFormat;
    final int compression;
    final boolean planar;
    final boolean tiled;
    final int chunkWidth;
    final int chunkHeight;
    final long[] offsets;
    private final long[] byteCounts;
    private final int chunks;

    TiffLayout(TiffDirectory directory) throws TiffFault {
        width = size(directory.required(Tag.IMAGE_WIDTH, "width"), "width");
        height = size(directory.required(Tag.IMAGE_LENGTH, "height"), "height");
        samplesPerPixel = between(1, 64, directory.number(Tag.SAMPLES_PER_PIXEL, 1), "samples per pixel");
        bits = bits(directory, samplesPerPixel);
        sampleFormat = (int) directory.number(Tag.SAMPLE_FORMAT, 1);
        compression = (int) directory.number(Tag.COMPRESSION, NO_COMPRESSION);
        planar = samplesPerPixel > 1 && directory.number(Tag.PLANAR_CONFIGURATION, 1) == 2;
        tiled = directory.number(Tag.TILE_OFFSETS).isPresent();
        chunkWidth = tiled ? size(directory.required(Tag.TILE_WIDTH, "tile width"), "tile width") : width;
        chunkHeight = tiled ? size(directory.required(Tag.TILE_LENGTH, "tile height"), "tile height") : stripHeight(directory);
        chunks = countChunks((long) columns() * rows() * (planar ? samplesPerPixel : 1));
        offsets = directory.numbers(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS, chunks);
        byteCounts = directory.numbers(tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS, chunks);
    }

    int columns() {
        return (int) (((long) width + chunkWidth - 1) / chunkWidth);
    }

    int rows() {
        return (int) (((long) height + chunkHeight - 1) / chunkHeight);
    }

    int samplesPerChunkPixel() {
        return planar ? 1 : samplesPerPixel;
    }

    /** Rows of the page in a chunk: a strip may be short at the end, a tile is padded. */
    int rowsIn(int chunk) {
        int row = chunk / columns() % rows();
        return tiled ? chunkHeight : Math.min(chunkHeight, height - row * chunkHeight);
    }

    long rowBytes() {
        return ((long) chunkWidth * samplesPerChunkPixel() * bits + 7) / 8;
    }

    long chunkBytes(int chunk) {
        return rowsIn(chunk) * rowBytes();
    }

    int chunks() {
        return chunks;
    }

    /**
     * Bytes of a chunk in the file. Uncompressed, the page's size says it better than the byte counts, which several writers get wrong; a lone chunk without a count
     * reaches to the end of the file.
     */
    long storedBytes(int chunk, long fileBytes) {
        if (compression == NO_COMPRESSION) {
            return chunkBytes(chunk);
        }
        boolean counted = chunk < byteCounts.length && byteCounts[chunk] != 0;
        if (counted) {
            return byteCounts[chunk];
        }
        return chunks == 1 ? fileBytes - offsets[chunk] : 0;
    }

    /** Bytes of all chunks once expanded, tile padding included. */
    long decodedBytes() {
        double bytes = (double) rowBytes() * chunkHeight * columns() * rows() * (planar ? samplesPerPixel : 1);
        return (long) bytes;
    }

    private static int countChunks(long chunks) throws TiffFault {
        if (chunks > Integer.MAX_VALUE) {
            throw new TiffFault(Kind.CORRUPT, "The page is cut into " + chunks + " pieces.");
        }
        return (int) chunks;
    }

    private int stripHeight(TiffDirectory directory) throws TiffFault {
        long rows = directory.number(Tag.ROWS_PER_STRIP, height);
        return rows < 1 || rows > height ? height : (int) rows;
    }

    private static int bits(TiffDirectory directory, int samplesPerPixel) throws TiffFault {
        long[] bits = directory.numbers(Tag.BITS_PER_SAMPLE, samplesPerPixel);
        if (Arrays.stream(bits).distinct().count() > 1) {
            throw new TiffFault(Kind.UNSUPPORTED, "The channels have different depths: " + Arrays.toString(bits) + " bits.");
        }
        return between(1, 64, bits.length == 0 ? 1 : bits[0], "bits per sample");
    }

    private static int size(long value, String name) throws TiffFault {
        return between(1, Integer.MAX_VALUE, value, name);
    }

    private static int between(int min, int max, long value, String name) throws TiffFault {
        if (value < min || value > max) {
            throw new TiffFault(Kind.CORRUPT, "The page's " + name + " is " + value + ".");
        }
        return (int) value;
    }
}
