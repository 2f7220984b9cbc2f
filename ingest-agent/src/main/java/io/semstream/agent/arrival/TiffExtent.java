package io.semstream.agent.arrival;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far a TIFF or BigTIFF says it reaches: all its directories, their values and all strips and tiles (TIFF 6.0, sections 2 and 15). Works within bounds; of a file beyond them, or one
 * whose directories go in circles, this cannot tell.
 */
final class TiffExtent {

    private static final int MOST_DIRECTORIES = 4096;
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_CHUNKS = 1 << 18;
    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int PLANAR = 284;
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
    private boolean tooManyChunks;

    private TiffExtent(FileChannel channel, ByteOrder order, boolean big) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.order = order;
        this.big = big;
    }

    static Shape shape(FileChannel channel) throws IOException {
        try {
            ByteBuffer head = read(channel, 0, 4, ByteOrder.BIG_ENDIAN);
            ByteOrder order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            boolean big = head.order(order).getShort(2) == 43;
            return new TiffExtent(channel, order, big).directories();
        } catch (EOFException endsTooEarly) {
            return Shape.CUT_OFF;
        }
    }

    private Shape directories() throws IOException {
        Set<Long> seen = new HashSet<>();
        long directory = big ? read(8, 8).getLong() : unsigned(read(4, 4).getInt());
        while (directory != 0) {
            if (!seen.add(directory) || seen.size() > MOST_DIRECTORIES) {
                return Shape.UNKNOWN;
            }
            long entries = big ? read(directory, 8).getLong() : Short.toUnsignedInt(read(directory, 2).getShort());
            if (entries > MOST_ENTRIES) {
                return Shape.UNKNOWN;
            }
            if (entries < 1 || !entriesAreInside(directory + (big ? 8 : 2), (int) entries)) {
                return tooManyChunks ? Shape.UNKNOWN : Shape.CUT_OFF;
            }
            long next = directory + (big ? 8 + entries * 20 : 2 + entries * 12);
            directory = big ? read(next, 8).getLong() : unsigned(read(next, 4).getInt());
        }
        return seen.isEmpty() ? Shape.CUT_OFF : Shape.WHOLE;
    }

    private boolean entriesAreInside(long first, int count) throws IOException {
        Chunks strips = new Chunks();
        Chunks tiles = new Chunks();
        Rows rows = new Rows();
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
                case IMAGE_WIDTH, IMAGE_LENGTH, BITS_PER_SAMPLE, COMPRESSION, SAMPLES_PER_PIXEL, ROWS_PER_STRIP, PLANAR ->
                    rows.note(entry.tag(), values(entry));
                default -> {
                    /* inside, and that is all that matters */ }
            }
        }
        return !tooManyChunks && strips.withoutBoasting(rows).areInside() && tiles.areInside()
                && strips.offsets.length + tiles.offsets.length > 0;
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
            tooManyChunks = true;
            return new long[0];
        }
        ByteBuffer bytes = read(entry.valueAt(), (int) entry.bytes());
        long[] values = new long[(int) entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (TYPE_BYTES[entry.type()]) {
                case 1 -> Byte.toUnsignedInt(bytes.get());
                case 2 -> Short.toUnsignedInt(bytes.getShort());
                case 4 -> unsigned(bytes.getInt());
                case 8 -> bytes.getLong();
                default -> throw new EOFException("offsets of an unexpected type");
            };
        }
        return values;
    }

    /** What says how many bytes the rows of an uncompressed page take. */
    private static final class Rows {
        private final Map<Integer, Long> first = new HashMap<>();

        private void note(int tag, long[] values) {
            first.put(tag, values.length == 0 ? 0L : values[0]);
        }

        private long value(int tag, long otherwise) {
            return first.getOrDefault(tag, otherwise);
        }

        /** Bytes of strip {@code i}; as many as there can be where that cannot be said. */
        private long bytes(int strip) {
            long rowsPerStrip = value(ROWS_PER_STRIP, value(IMAGE_LENGTH, 0));
            boolean plain = value(COMPRESSION, 1) == 1 && value(PLANAR, 1) == 1 && rowsPerStrip > 0;
            if (!plain) {
                return Long.MAX_VALUE;
            }
            long row = (value(IMAGE_WIDTH, 0) * value(BITS_PER_SAMPLE, 1) * value(SAMPLES_PER_PIXEL, 1) + 7) / 8;
            return row * Math.max(0, Math.min(rowsPerStrip, value(IMAGE_LENGTH, 0) - strip * rowsPerStrip));
        }
    }

    private final class Chunks {
        private long[] offsets = {};
        private long[] lengths = {};

        /** Several writers claim more bytes for a strip than its rows take. */
        private Chunks withoutBoasting(Rows rows) {
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = Math.min(lengths[i], rows.bytes(i));
            }
            return this;
        }

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
