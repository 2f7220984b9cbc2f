package io.semstream.micrograph.tiff;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/**
 * One image file directory, read in place: nothing is allocated until a value is asked for, and never more than the file holds, whatever counts its entries
 * claim.
 */
public final class TiffDirectory {
    private static final int LONGEST_VALUE = 1 << 22;
    private static final int RATIO = 5;
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final TiffBytes bytes;
    private final boolean big;
    private final long firstEntry;
    private final int entries;

    TiffDirectory(TiffBytes bytes, boolean big, long firstEntry, int entries) {
        this.bytes = bytes;
        this.big = big;
        this.firstEntry = firstEntry;
        this.entries = entries;
    }

    /** The byte behind the last entry. */
    long end() {
        return firstEntry + (long) entries * entryBytes();
    }

    private int entryBytes() {
        return big ? 20 : 12;
    }

    /** The first value of an integer tag. */
    public OptionalLong number(int tag) throws TiffFault {
        Optional<Value> value = value(tag);
        return value.isEmpty() || value.get().count < 1 ? OptionalLong.empty() : OptionalLong.of(number(value.get(), 0));
    }

    long number(int tag, long otherwise) throws TiffFault {
        return number(tag).orElse(otherwise);
    }

    long required(int tag, String name) throws TiffFault {
        return number(tag).orElseThrow(() -> new TiffFault(Kind.CORRUPT, "The image directory has no " + name + "."));
    }

    /** The first {@code wanted} values of an integer tag, fewer where there are not so many; empty where the tag is absent. */
    long[] numbers(int tag, int wanted) throws TiffFault {
        Optional<Value> value = value(tag);
        if (value.isEmpty()) {
            return new long[0];
        }
        long[] numbers = new long[(int) Math.min(wanted, value.get().count)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(value.get(), i);
        }
        return numbers;
    }

    /** The value's bytes as they lie in the file; absent where the tag is, or where it claims more than the file holds or than 4 MB. */
    public Optional<byte[]> bytes(int tag) {
        try {
            Optional<Value> value = value(tag);
            return value.isEmpty() || value.get().bytes() > LONGEST_VALUE
                    ? Optional.empty()
                    : Optional.of(bytes.copy(value.get().offset, (int) value.get().bytes()));
        } catch (TiffFault outsideTheFile) {
            return Optional.empty();
        }
    }

    /** The first value of a tag of ratios; absent where it has none, or a denominator of zero. */
    public OptionalDouble ratio(int tag) {
        try {
            Optional<Value> value = value(tag);
            if (value.isEmpty() || value.get().type != RATIO || value.get().count < 1) {
                return OptionalDouble.empty();
            }
            long denominator = bytes.unsigned32(value.get().offset + 4);
            return denominator == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) bytes.unsigned32(value.get().offset) / denominator);
        } catch (TiffFault outsideTheFile) {
            return OptionalDouble.empty();
        }
    }

    int type(int tag) throws TiffFault {
        return value(tag).map(Value::type).orElse(0);
    }

    private record Value(int tag, int type, long count, long offset) {
        long bytes() {
            return count * typeBytes(type);
        }
    }

    private static int typeBytes(int type) {
        return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    private long number(Value value, int index) throws TiffFault {
        int width = typeBytes(value.type);
        long offset = value.offset + (long) index * width;
        return switch (value.type) {
            case 1, 6, 7 -> bytes.unsigned8(offset);
            case 3, 8 -> bytes.unsigned16(offset);
            case 4, 9, 13 -> bytes.unsigned32(offset);
            case 16, 17, 18 -> bytes.unsigned64(offset);
            default -> throw new TiffFault(Kind.CORRUPT, "Tag " + value.tag + " is of type " + value.type + ", not a whole number.");
        };
    }

    private Optional<Value> value(int tag) throws TiffFault {
        for (int i = 0; i < entries; i++) {
            long entry = firstEntry + (long) i * entryBytes();
            if (bytes.unsigned16(entry) == tag) {
                return Optional.of(value(tag, entry));
            }
        }
        return Optional.empty();
    }

    private Value value(int tag, long entry) throws TiffFault {
        int type = bytes.unsigned16(entry + 2);
        int width = typeBytes(type);
        long count = big ? bytes.unsigned64(entry + 4) : bytes.unsigned32(entry + 4);
        long field = entry + (big ? 12 : 8);
        if (width == 0) {
            throw new TiffFault(Kind.CORRUPT, "Tag " + tag + " is of the unknown type " + type + ".");
        }
        if (count < 0 || count > bytes.size() / width) {
            throw new TiffFault(Kind.CORRUPT,
                    "Tag " + tag + " claims " + Long.toUnsignedString(count) + " values, more than the file can hold.");
        }
        boolean inline = count * width <= (big ? 8 : 4);
        long offset = inline ? field : big ? bytes.unsigned64(field) : bytes.unsigned32(field);
        if (!bytes.contains(offset, count * width)) {
            throw new TiffFault(Kind.TRUNCATED, "The value of tag " + tag + " lies beyond the end of the file.");
        }
        return new Value(tag, type, count, offset);
    }
}
