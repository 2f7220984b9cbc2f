package io.semstream.micrograph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

import io.semstream.micrograph.SyntheticTiff.Entry;

/** Lays pages out in one file, all in the byte order of the first. */
final class SyntheticTiffFile {
    private final ByteOrder order;
    private final boolean big;
    private final ByteBuffer file = ByteBuffer.allocate(1 << 20);
    private int link;

    private SyntheticTiffFile(ByteOrder order, boolean big) {
        this.order = order;
        this.big = big;
        file.order(order);
    }

    static byte[] of(List<SyntheticTiff> pages) {
        SyntheticTiffFile writer = new SyntheticTiffFile(pages.get(0).order, pages.get(0).big);
        writer.writeHeader();
        pages.forEach(writer::writePage);
        byte[] bytes = new byte[writer.file.position()];
        writer.file.get(0, bytes);
        return bytes;
    }

    /** The same file, classic and little-endian, with its second page no longer behind the first one but where this tag of the first one points. */
    static byte[] secondBelowTheFirst(byte[] file, int tag) {
        ByteBuffer bytes = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int first = bytes.getInt(4);
        int end = first + 2 + 12 * bytes.getShort(first);
        for (int entry = first + 2; entry < end; entry += 12) {
            if ((bytes.getShort(entry) & 0xFFFF) == tag) {
                bytes.putInt(entry + 8, bytes.getInt(end));
            }
        }
        return bytes.putInt(end, 0).array();
    }

    /** Where the offset of a directory after the last one would stand, in a classic little-endian file. */
    static int lastLink(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int link = 4;
        while (bytes.getInt(link) != 0) {
            int directory = bytes.getInt(link);
            link = directory + 2 + 12 * bytes.getShort(directory);
        }
        return link;
    }

    private void writeHeader() {
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        file.put(mark).put(mark).putShort((short) (big ? 43 : 42));
        if (big) {
            file.putInt(order == ByteOrder.LITTLE_ENDIAN ? 8 : 8 << 16);
        }
        link = file.position();
        putOffset(0);
    }

    private void writePage(SyntheticTiff page) {
        page.order = order;
        List<byte[]> chunks = SyntheticChunks.of(page);
        long[] offsets = new long[chunks.size()];
        long[] lengths = new long[chunks.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = file.position();
            lengths[i] = chunks.get(i).length;
            file.put(chunks.get(i));
        }
        writeDirectory(page.entries(offsets, lengths));
    }

    private void writeDirectory(Map<Integer, Entry> entries) {
        int end = file.position();
        file.position(link);
        putOffset(end);
        file.position(end);
        int entryBytes = big ? 20 : 12;
        int valuesAt = end + (big ? 16 : 6) + entries.size() * entryBytes;
        link = valuesAt - (big ? 8 : 4);
        if (big) {
            file.putLong(entries.size());
        } else {
            file.putShort((short) entries.size());
        }
        for (Map.Entry<Integer, Entry> entry : entries.entrySet()) {
            valuesAt = writeEntry(entry.getKey(), entry.getValue(), valuesAt);
        }
        file.position(valuesAt);
    }

    private int writeEntry(int tag, Entry entry, int valuesAt) {
        int next = file.position() + (big ? 20 : 12);
        file.putShort((short) tag).putShort((short) entry.type());
        putOffset(entry.count());
        int length = entry.value().remaining();
        if (length <= (big ? 8 : 4)) {
            file.put(entry.value());
            file.position(next);
            return valuesAt;
        }
        putOffset(valuesAt);
        file.put(valuesAt, entry.value(), entry.value().position(), length);
        file.position(next);
        return valuesAt + length;
    }

    private void putOffset(long value) {
        if (big) {
            file.putLong(value);
        } else {
            file.putInt((int) value);
        }
    }
}
