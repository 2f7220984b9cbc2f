package io.semstream.micrograph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** The strips or tiles of a synthetic TIFF page. */
final class SyntheticChunks {
    private final SyntheticTiff page;

    private SyntheticChunks(SyntheticTiff page) {
        this.page = page;
    }

    static List<byte[]> of(SyntheticTiff page) {
        SyntheticChunks writer = new SyntheticChunks(page);
        List<byte[]> chunks = new ArrayList<>();
        for (int plane = 0; plane < (page.planar ? page.channels : 1); plane++) {
            for (int top = 0; top < page.height; top += page.chunkHeight) {
                for (int left = 0; left < page.width; left += page.chunkWidth) {
                    chunks.add(writer.compressed(writer.chunk(plane, left, top)));
                }
            }
        }
        return chunks;
    }

    private byte[] chunk(int plane, int left, int top) {
        int rows = page.tiled ? page.chunkHeight : Math.min(page.chunkHeight, page.height - top);
        int perPixel = page.planar ? 1 : page.channels;
        ByteBuffer chunk = ByteBuffer.allocate(rows * page.chunkWidth * perPixel * page.bits / 8).order(page.order);
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + page.chunkWidth; x++) {
                for (int channel = 0; channel < perPixel; channel++) {
                    boolean inside = x < page.width && y < page.height;
                    put(chunk, inside ? page.samples.applyAsDouble(y * page.width + x, plane + channel) : 0);
                }
            }
        }
        return chunk.array();
    }

    private void put(ByteBuffer chunk, double value) {
        switch (page.bits) {
            case 8 -> chunk.put((byte) (int) value);
            case 16 -> chunk.putShort((short) (int) value);
            case 32 -> chunk.putInt(page.sampleFormat == SyntheticTiff.FLOAT ? Float.floatToIntBits((float) value) : (int) (long) value);
            default -> chunk.putDouble(value);
        }
    }

    private byte[] compressed(byte[] chunk) {
        return switch (page.compression) {
            case SyntheticTiff.DEFLATE -> deflated(chunk);
            case SyntheticTiff.PACK_BITS -> packed(chunk);
            default -> chunk;
        };
    }

    private static byte[] deflated(byte[] chunk) {
        Deflater deflater = new Deflater();
        deflater.setInput(chunk);
        deflater.finish();
        byte[] buffer = new byte[chunk.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /** Literal runs alone, which are valid. */
    private static byte[] packed(byte[] chunk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < chunk.length; at += 128) {
            int length = Math.min(128, chunk.length - at);
            out.write(length - 1);
            out.write(chunk, at, length);
        }
        return out.toByteArray();
    }
}
