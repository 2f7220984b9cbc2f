package io.semstream.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The one directory of a little-endian TIFF 6.0 file with a single strip. */
final class TiffDirectory {
    static final int DESCRIPTION = 270;
    private static final int STRIP_OFFSET = 273;
    private static final int STRIP_BYTES = 279;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int INLINE_BYTES = 4;

    private enum Type {
        BYTE(1), ASCII(2), SHORT(3), LONG(4);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    private static final class Entry {
        private final Type type;
        private final int count;
        private final byte[] content;

        Entry(Type type, int count, byte[] content) {
            this.type = type;
            this.count = count;
            this.content = content;
        }
    }

    private final SortedMap<Integer, Entry> entries = new TreeMap<>();

    TiffDirectory describe(int width, int height, int bits) {
        number(256, width);
        number(257, height);
        shortNumber(258, bits);
        shortNumber(259, 1);
        shortNumber(262, 1);
        shortNumber(277, 1);
        number(278, height);
        return this;
    }

    private void number(int tag, int value) {
        entries.put(tag, new Entry(Type.LONG, 1, little(value, Integer.BYTES)));
    }

    private void shortNumber(int tag, int value) {
        entries.put(tag, new Entry(Type.SHORT, 1, little(value, Short.BYTES)));
    }

    void ascii(int tag, String text) {
        byte[] content = (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
        entries.put(tag, new Entry(Type.ASCII, content.length, content));
    }

    void bytes(int tag, byte[] content) {
        entries.put(tag, new Entry(Type.BYTE, content.length, content));
    }

    /** The whole file: header, pixels, directory, long values. */
    byte[] around(byte[] pixels) {
        number(STRIP_OFFSET, HEADER_BYTES);
        number(STRIP_BYTES, pixels.length);
        int directoryAt = HEADER_BYTES + pixels.length + pixels.length % 2;
        int valuesAt = directoryAt + 2 + entries.size() * ENTRY_BYTES + 4;
        int longBytes = entries.values().stream().mapToInt(entry -> room(entry.content.length)).sum();
        byte[] bytes = new byte[valuesAt + longBytes];
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directoryAt).put(pixels);
        file.position(directoryAt);
        file.putShort((short) entries.size());
        int next = valuesAt;
        for (var tagged : entries.entrySet()) {
            Entry entry = tagged.getValue();
            file.putShort(tagged.getKey().shortValue()).putShort((short) entry.type.code).putInt(entry.count);
            next = putValue(file, entry.content, next);
        }
        return bytes;
    }

    private static int putValue(ByteBuffer file, byte[] content, int next) {
        if (content.length <= INLINE_BYTES) {
            file.put(content).position(file.position() + INLINE_BYTES - content.length);
            return next;
        }
        file.putInt(next).put(next, content);
        return next + room(content.length);
    }

    /** Long values start on even offsets. */
    private static int room(int length) {
        return length <= INLINE_BYTES ? 0 : length + length % 2;
    }

    private static byte[] little(int value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> (i * Byte.SIZE));
        }
        return bytes;
    }
}
