package io.semstream.micrograph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** An 8-bit PNG (W3C PNG, third edition), written without Java's desktop module. Each row stands as its difference from the one above, which packs well. */
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int UP = 2;

    private PngFile() {}

    /**
     * @param colourType
     *            0 for grey, 2 for red, green and blue
     * @param channels
     *            bytes of one pixel
     */
    static byte[] of(int width, int height, int colourType, int channels, byte[] samples) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) colourType);
        ByteArrayOutputStream png = new ByteArrayOutputStream(samples.length / 2 + 100);
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header.array()));
        png.writeBytes(chunk("IDAT", packed(width * channels, samples)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] packed(int stride, byte[] samples) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[stride + 1];
            row[0] = UP;
            for (int at = 0; at < samples.length; at += stride) {
                for (int x = 0; x < stride; x++) {
                    row[x + 1] = (byte) (samples[at + x] - (at == 0 ? 0 : samples[at - stride + x]));
                }
                out.write(row);
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
