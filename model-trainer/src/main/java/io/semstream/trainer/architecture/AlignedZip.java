package io.semstream.trainer.architecture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file as PyTorch reads it: nothing compressed, the content of every entry at a multiple of 64 bytes, no clock in it. */
final class AlignedZip implements AutoCloseable {
    private static final int ALIGNMENT = 64;
    private static final int LOCAL_HEADER = 30;
    private static final int EXTRA_HEADER = 4;
    private static final short PADDING = 0x4246; // "FB", as PyTorch's own writer tags it
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1981, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private long offset;

    AlignedZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
    }

    void put(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setTimeLocal(NO_TIME);
        long head = offset + LOCAL_HEADER + name.getBytes(StandardCharsets.UTF_8).length + EXTRA_HEADER;
        byte[] extra = padding((int) Math.floorMod(-head, (long) ALIGNMENT));
        entry.setExtra(extra);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        offset = head - EXTRA_HEADER + extra.length + content.length;
    }

    private static byte[] padding(int length) {
        return ByteBuffer.allocate(EXTRA_HEADER + length).order(ByteOrder.LITTLE_ENDIAN).putShort(PADDING).putShort((short) length)
                .array();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
