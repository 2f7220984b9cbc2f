package io.semstream.micrograph.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;

/** Strips and tiles expanded row by row: plain bytes, LZW, Deflate and PackBits, with differences between neighbours undone (TIFF 6.0, sections 9, 13 and 14). */
final class ChunkSamples {
    private static final int LZW = 5;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final int PACK_BITS = 32773;
    private static final int NO_PREDICTOR = 1;
    private static final int DIFFERENCES = 2;

    private final TiffLayout layout;
    private final TiffBytes bytes;
    private final boolean differences;
    private final int predictor;

    ChunkSamples(TiffLayout layout, TiffBytes bytes, int predictor) {
        this.layout = layout;
        this.bytes = bytes;
        this.predictor = predictor;
        this.differences = predictor == DIFFERENCES && layout.compression != TiffLayout.NO_COMPRESSION;
    }

    boolean areRead() {
        boolean known = switch (layout.compression) {
            case TiffLayout.NO_COMPRESSION, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS -> true;
            default -> false;
        };
        return known && (predictor == NO_PREDICTOR || (predictor == DIFFERENCES && layout.bits >= 8 && layout.bits <= 32));
    }

    InputStream of(int chunk) throws IOException {
        InputStream stored = new StoredBytes(bytes, layout.offsets[chunk], layout.storedBytes(chunk, bytes.size()));
        return switch (layout.compression) {
            case LZW -> new LzwStream(stored);
            case DEFLATE, OLD_DEFLATE -> new InflaterInputStream(stored);
            case PACK_BITS -> new PackBitsStream(stored);
            default -> stored;
        };
    }

    /** The next row, in the file's byte order. */
    ByteBuffer row(InputStream expanded) throws IOException {
        byte[] row = expanded.readNBytes((int) layout.rowBytes());
        if (row.length < layout.rowBytes()) {
            throw new EOFException("it ends before its last row");
        }
        ByteBuffer samples = ByteBuffer.wrap(row).order(bytes.order());
        if (differences) {
            sum(samples, layout.samplesPerChunkPixel());
        }
        return samples;
    }

    private void sum(ByteBuffer row, int step) {
        int sampleBytes = layout.bits / 8;
        for (int at = step * sampleBytes; at + sampleBytes <= row.capacity(); at += sampleBytes) {
            int before = at - step * sampleBytes;
            switch (sampleBytes) {
                case 1 -> row.put(at, (byte) (row.get(at) + row.get(before)));
                case 2 -> row.putShort(at, (short) (row.getShort(at) + row.getShort(before)));
                default -> row.putInt(at, row.getInt(at) + row.getInt(before));
            }
        }
    }
}
