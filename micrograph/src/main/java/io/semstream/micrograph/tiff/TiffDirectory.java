package io.semstream.micrograph.tiff;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/**
 * One image file directory, read in place: nothing is allocated until a value is asked for, and never more than the file holds, whatever counts its entries
 * claim.
 */
public final class TiffDirectory {
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

    /** The value's bytes as they lie in the file; absent where the tag is, or where it claims more than the file holds. */
    public Optional<byte[]> bytes(int tag) {
        try {
            Optional<Value> value = value(tag);
            return value.map(v -> Arrays.copyOfRange(bytes.file(), (int) v.offset, (int) (v.offset + v.bytes())));
        } catch (TiffFault outsideTheFile) {
            return Optional.empty();
        }
    }

    /** The value as Latin-1 text up to its first zero byte. */
    public Optional<String> text(int tag) {
        return bytes(tag).map(value -> {
            String text = new String(value, StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        });
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
        int entryBytes = big ? 20 : 12;
        for (int i = 0; i < entries; i++) {
            long entry = firstEntry + (long) i * entryBytes;
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
        if (count < 0 || count > bytes.file().length / width) {
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
