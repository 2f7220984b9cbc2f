package io.semstream.micrograph.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rewrites the header of one checked page as a one-page classic TIFF in front of the untouched pixel bytes. The third-party decoder thus sees only what has been
 * checked: one directory, known tags, sound counts, whatever the file's other directories, vendor tags or BigTIFF structure are like. Palettes and inverted
 * scales are hidden from it, because the numbers are wanted and not their colours.
 */
final class TidyTiff {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int YCBCR = 6;
    private static final int MAX_JPEG_TABLES = 64 * 1024;

    private final TiffBytes bytes;
    private final TiffDirectory directory;
    private final TiffLayout layout;
    private final TreeMap<Integer, Field> fields = new TreeMap<>();

    TidyTiff(TiffBytes bytes, TiffDirectory directory, TiffLayout layout) {
        this.bytes = bytes;
        this.directory = directory;
        this.layout = layout;
    }

    byte[] write(Photometric photometric) throws TiffFault {
        describe(photometric);
        byte[] file = bytes.file();
        int extra = fields.values().stream().mapToInt(Field::bytes).sum() + 2 + 12 * fields.size() + 4 + 2;
        int start = file.length + file.length % 2;
        ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(file, start + extra)).order(bytes.order());
        out.putShort(2, (short) 42).putInt(4, start);
        out.position(start);
        writeDirectory(out, start + 2 + 12 * fields.size() + 4);
        return out.array();
    }

    private void describe(Photometric photometric) throws TiffFault {
        longs(Tag.IMAGE_WIDTH, layout.width);
        longs(Tag.IMAGE_LENGTH, layout.height);
        shorts(Tag.BITS_PER_SAMPLE, repeat(layout.bits));
        shorts(Tag.SAMPLE_FORMAT, repeat(layout.sampleFormat));
        shorts(Tag.SAMPLES_PER_PIXEL, layout.samplesPerPixel);
        shorts(Tag.COMPRESSION, layout.compression);
        shorts(Tag.PLANAR_CONFIGURATION, layout.planar ? 2 : 1);
        shorts(Tag.PHOTOMETRIC, photometricFor(photometric));
        describeChunks();
        for (int tag : new int[]{Tag.FILL_ORDER, Tag.T4_OPTIONS, Tag.T6_OPTIONS, Tag.PREDICTOR, Tag.YCBCR_SUBSAMPLING}) {
            copyNumbers(tag);
        }
        Optional<byte[]> tables = directory.bytes(Tag.JPEG_TABLES).filter(value -> value.length <= MAX_JPEG_TABLES);
        tables.ifPresent(value -> fields.put(Tag.JPEG_TABLES, new Field(UNDEFINED, value.length, value)));
    }

    private void describeChunks() {
        long[] stored = new long[layout.chunks()];
        Arrays.setAll(stored, chunk -> layout.storedBytes(chunk, bytes.size()));
        longs(layout.tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS, layout.offsets);
        longs(layout.tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS, stored);
        if (layout.tiled) {
            longs(Tag.TILE_WIDTH, layout.chunkWidth);
            longs(Tag.TILE_LENGTH, layout.chunkHeight);
        } else {
            longs(Tag.ROWS_PER_STRIP, layout.chunkHeight);
        }
    }

    private long[] repeat(long value) {
        long[] values = new long[layout.samplesPerPixel];
        Arrays.fill(values, value);
        return values;
    }

    private static int photometricFor(Photometric photometric) {
        return switch (photometric) {
            case RGB -> RGB;
            case YCBCR -> YCBCR;
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE, LAB, OTHER -> BLACK_IS_ZERO;
        };
    }

    private void copyNumbers(int tag) throws TiffFault {
        long[] values = directory.numbers(tag, 2);
        if (values.length > 0) {
            shorts(tag, values);
        }
    }

    private void shorts(int tag, long... values) {
        ByteBuffer value = ByteBuffer.allocate(2 * values.length).order(bytes.order());
        Arrays.stream(values).forEach(number -> value.putShort((short) number));
        fields.put(tag, new Field(SHORT, values.length, value.array()));
    }

    private void longs(int tag, long... values) {
        ByteBuffer value = ByteBuffer.allocate(4 * values.length).order(bytes.order());
        Arrays.stream(values).forEach(number -> value.putInt((int) number));
        fields.put(tag, new Field(LONG, values.length, value.array()));
    }

    private void writeDirectory(ByteBuffer out, int valuesAt) {
        int next = valuesAt;
        out.putShort((short) fields.size());
        for (var field : fields.entrySet()) {
            Field value = field.getValue();
            out.putShort(field.getKey().shortValue()).putShort((short) value.type).putInt(value.count);
            if (value.value.length <= 4) {
                out.put(Arrays.copyOf(value.value, 4));
            } else {
                out.putInt(next);
                out.put(next, value.value);
                next += value.bytes();
            }
        }
        out.putInt(0);
    }

    private static final class Field {
        final int type;
        final int count;
        final byte[] value;

        Field(int type, int count, byte[] value) {
            this.type = type;
            this.count = count;
            this.value = value;
        }

        /** Values start on even offsets. */
        int bytes() {
            return value.length + value.length % 2;
        }
    }
}
