package io.semstream.micrograph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.LongStream;

/** Builds small TIFF files of every kind, sound by default; any tag can be replaced, to make broken ones. */
final class SyntheticTiff {
    static final int NONE = 1;
    static final int DEFLATE = 8;
    static final int PACK_BITS = 32773;
    static final int UNSIGNED = 1;
    static final int SIGNED = 2;
    static final int FLOAT = 3;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIO = 5;
    private static final int UNDEFINED = 7;

    /** One directory entry; the count may be a lie. */
    record Entry(int type, long count, ByteBuffer value) {}

    final int width;
    final int height;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean big;
    int bits = 8;
    int sampleFormat = UNSIGNED;
    int channels = 1;
    boolean planar;
    int compression = NONE;
    int chunkWidth;
    int chunkHeight;
    boolean tiled;
    ToDoubleBiFunction<Integer, Integer> samples = (pixel, channel) -> pixel % 256;
    private final Map<Integer, Long> claimedCounts = new HashMap<>();
    private final Map<Integer, long[]> numbers = new HashMap<>();
    private final Map<Integer, byte[]> blobs = new HashMap<>();
    private final Map<Integer, long[]> ratios = new HashMap<>();

    SyntheticTiff(int width, int height) {
        this.width = width;
        this.height = height;
        this.chunkWidth = width;
        this.chunkHeight = height;
    }

    SyntheticTiff order(ByteOrder value) {
        order = value;
        return this;
    }

    SyntheticTiff big(boolean value) {
        big = value;
        return this;
    }

    SyntheticTiff samples(int bitsPerSample, int format) {
        bits = bitsPerSample;
        sampleFormat = format;
        return this;
    }

    SyntheticTiff channels(int count, boolean separatePlanes) {
        channels = count;
        planar = separatePlanes;
        return this;
    }

    SyntheticTiff compression(int value) {
        compression = value;
        return this;
    }

    SyntheticTiff strips(int rows) {
        chunkHeight = rows;
        return this;
    }

    SyntheticTiff tiles(int tileWidth, int tileHeight) {
        tiled = true;
        chunkWidth = tileWidth;
        chunkHeight = tileHeight;
        return this;
    }

    /** Sample values by pixel number and channel. */
    SyntheticTiff values(ToDoubleBiFunction<Integer, Integer> value) {
        samples = value;
        return this;
    }

    /** Adds or replaces a tag of 32-bit numbers. */
    SyntheticTiff tag(int tag, long... values) {
        numbers.put(tag, values);
        return this;
    }

    SyntheticTiff ratio(int tag, long numerator, long denominator) {
        ratios.put(tag, new long[]{numerator, denominator});
        return this;
    }

    SyntheticTiff text(int tag, String latin1) {
        return bytes(tag, (latin1 + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }

    SyntheticTiff bytes(int tag, byte[] value) {
        blobs.put(tag, value);
        return this;
    }

    /** Lets a tag claim another number of values than it has. */
    SyntheticTiff claim(int tag, long count) {
        claimedCounts.put(tag, count);
        return this;
    }

    byte[] write() {
        return SyntheticTiffFile.of(List.of(this));
    }

    Map<Integer, Entry> entries(long[] chunkOffsets, long[] chunkBytes) {
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        put(entries, 256, LONG, width);
        put(entries, 257, LONG, height);
        put(entries, 258, SHORT, repeated(bits));
        put(entries, 259, SHORT, compression);
        put(entries, 262, SHORT, channels >= 3 ? 2 : 1);
        put(entries, 277, SHORT, channels);
        put(entries, 284, SHORT, planar ? 2 : 1);
        put(entries, 339, SHORT, repeated(sampleFormat));
        put(entries, tiled ? 324 : 273, LONG, chunkOffsets);
        put(entries, tiled ? 325 : 279, LONG, chunkBytes);
        put(entries, tiled ? 323 : 278, LONG, chunkHeight);
        if (tiled) {
            put(entries, 322, LONG, chunkWidth);
        }
        numbers.forEach((tag, values) -> put(entries, tag, LONG, values));
        ratios.forEach((tag, ratio) -> {
            put(entries, tag, LONG, ratio);
            entries.computeIfPresent(tag, (key, pair) -> new Entry(RATIO, 1, pair.value));
        });
        blobs.forEach((tag, value) -> entries.put(tag, new Entry(UNDEFINED, value.length, ByteBuffer.wrap(value))));
        claimedCounts.forEach((tag, count) -> entries.computeIfPresent(tag, (key, entry) -> new Entry(entry.type, count, entry.value)));
        return entries;
    }

    private long[] repeated(long value) {
        return LongStream.generate(() -> value).limit(channels).toArray();
    }

    private void put(Map<Integer, Entry> entries, int tag, int type, long... values) {
        ByteBuffer value = ByteBuffer.allocate(values.length * (type == SHORT ? 2 : 4)).order(order);
        for (long number : values) {
            if (type == SHORT) {
                value.putShort((short) number);
            } else {
                value.putInt((int) number);
            }
        }
        entries.put(tag, new Entry(type, values.length, value.flip()));
    }
}
