package io.semstream.agent.arrival;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * How far a TIFF or BigTIFF says it reaches: all its directories, their values and all strips and tiles (TIFF 6.0, sections 2 and 15). Works within small bounds; a file beyond them does
 * not count as complete and is waited for a little longer, that is all.
 */
final class TiffExtent {

    private static final int MOST_DIRECTORIES = 64;
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_CHUNKS = 1 << 18;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    /** Bytes of the types BYTE, ASCII, SHORT … IFD8, by their number. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private record Entry(int tag, int type, long count, long valueAt) {
        long bytes() {
            return count * TYPE_BYTES[type];
        }
    }

    private final FileChannel channel;
    private final long size;
    private final ByteOrder order;
    private final boolean big;

    private TiffExtent(FileChannel channel, ByteOrder order, boolean big) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.order = order;
        this.big = big;
    }

    static boolean isInside(FileChannel channel) throws IOException {
        try {
            ByteBuffer head = read(channel, 0, 4, ByteOrder.BIG_ENDIAN);
            ByteOrder order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            boolean big = head.order(order).getShort(2) == 43;
            return new TiffExtent(channel, order, big).directoriesAreInside();
        } catch (EOFException endsTooEarly) {
            return false;
        }
    }

    private boolean directoriesAreInside() throws IOException {
        long directory = big ? read(8, 8).getLong() : unsigned(read(4, 4).getInt());
        for (int i = 0; i < MOST_DIRECTORIES; i++) {
            if (directory == 0) {
                return i > 0;
            }
            long entries = big ? read(directory, 8).getLong() : Short.toUnsignedInt(read(directory, 2).getShort());
            if (entries < 1 || entries > MOST_ENTRIES || !entriesAreInside(directory + (big ? 8 : 2), (int) entries)) {
                return false;
            }
            long next = directory + (big ? 8 + entries * 20 : 2 + entries * 12);
            directory = big ? read(next, 8).getLong() : unsigned(read(next, 4).getInt());
        }
        return false;
    }

    private boolean entriesAreInside(long first, int count) throws IOException {
        Chunks strips = new Chunks();
        Chunks tiles = new Chunks();
        for (int i = 0; i < count; i++) {
            Entry entry = entry(first + (long) i * (big ? 20 : 12));
            if (entry.count() < 0 || entry.count() > size || entry.valueAt() < 0 || entry.valueAt() + entry.bytes() > size) {
                return false;
            }
            switch (entry.tag()) {
                case STRIP_OFFSETS -> strips.offsets = values(entry);
                case STRIP_BYTE_COUNTS -> strips.lengths = values(entry);
                case TILE_OFFSETS -> tiles.offsets = values(entry);
                case TILE_BYTE_COUNTS -> tiles.lengths = values(entry);
                default -> {
                    /* inside, and that is all that matters */ }
            }
        }
        return strips.areInside() && tiles.areInside() && strips.offsets.length + tiles.offsets.length > 0;
    }

    private Entry entry(long at) throws IOException {
        ByteBuffer bytes = read(at, big ? 20 : 12);
        int tag = Short.toUnsignedInt(bytes.getShort());
        int type = Short.toUnsignedInt(bytes.getShort());
        long count = big ? bytes.getLong() : unsigned(bytes.getInt());
        int known = type < TYPE_BYTES.length ? type : 0;
        boolean inline = count <= (big ? 8 : 4) && count * TYPE_BYTES[known] <= (big ? 8 : 4);
        long valueAt = at + (big ? 12 : 8);
        return new Entry(tag, known, count,
                inline ? valueAt : big ? bytes.getLong() : unsigned(bytes.getInt()));
    }

    private long[] values(Entry entry) throws IOException {
        if (entry.count() > MOST_CHUNKS) {
            throw new EOFException("more chunks than are looked at");
        }
        ByteBuffer bytes = read(entry.valueAt(), (int) entry.bytes());
        long[] values = new long[(int) entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (TYPE_BYTES[entry.type()]) {
                case 2 -> Short.toUnsignedInt(bytes.getShort());
                case 4 -> unsigned(bytes.getInt());
                case 8 -> bytes.getLong();
                default -> throw new EOFException("offsets of an unexpected type");
            };
        }
        return values;
    }

    private final class Chunks {
        private long[] offsets = {};
        private long[] lengths = {};

        private boolean areInside() {
            if (offsets.length != lengths.length) {
                return false;
            }
            for (int i = 0; i < offsets.length; i++) {
                if (offsets[i] < 0 || lengths[i] < 0 || offsets[i] > size || lengths[i] > size - offsets[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private ByteBuffer read(long from, int bytes) throws IOException {
        return read(channel, from, bytes, order);
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes, ByteOrder order) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
        while (buffer.hasRemaining()) {
            if (from < 0 || channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
