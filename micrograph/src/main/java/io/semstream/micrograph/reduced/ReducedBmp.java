package io.semstream.micrograph.reduced;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Windows bitmaps that are not run-length encoded, a row at a time. */
public final class ReducedBmp {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int OS2_HEADER_BYTES = 12;
    private static final int WINDOWS_HEADER_BYTES = 40;
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final int PLAIN = 0;
    private static final int BIT_FIELDS = 3;

    private final ByteBuffer head;
    private final int infoBytes;
    private final int bits;

    /** @param head everything before the pixels */
    private ReducedBmp(byte[] head) {
        this.head = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        this.infoBytes = this.head.getInt(FILE_HEADER_BYTES);
        this.bits = this.head.getShort(isOs2() ? 24 : 28);
    }

    /**
     * @param file
     *            from its first byte; read through to the end of the image
     * @return empty where the pixels are stored in another way
     */
    public static Optional<ReducedImage> of(InputStream file, int maxEdge) throws DamagedPicture, IOException {
        DataInputStream bmp = new DataInputStream(file);
        try {
            byte[] start = bmp.readNBytes(FILE_HEADER_BYTES);
            long pixelsAt = start.length < FILE_HEADER_BYTES ? 0 : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
            if (pixelsAt < FILE_HEADER_BYTES + OS2_HEADER_BYTES || pixelsAt > MOST_HEADER_BYTES) {
                throw damaged();
            }
            byte[] head = new byte[(int) pixelsAt];
            System.arraycopy(start, 0, head, 0, start.length);
            bmp.readFully(head, start.length, head.length - start.length);
            ReducedBmp picture = new ReducedBmp(head);
            return picture.isPlain() ? Optional.of(picture.reduced(bmp, maxEdge)) : Optional.empty();
        } catch (EOFException end) {
            throw new DamagedPicture("The BMP ends before its image does. Copy it again from the instrument.");
        } catch (IndexOutOfBoundsException end) {
            throw damaged();
        }
    }

    private static DamagedPicture damaged() {
        return new DamagedPicture("The BMP header is damaged.");
    }

    private boolean isOs2() {
        return infoBytes == OS2_HEADER_BYTES;
    }

    private boolean isPlain() throws DamagedPicture {
        if (!isOs2() && infoBytes < WINDOWS_HEADER_BYTES) {
            throw damaged();
        }
        int compression = isOs2() ? PLAIN : head.getInt(30);
        boolean stored = switch (bits) {
            case 1, 4, 8, 24 -> compression == PLAIN;
            case 16, 32 -> compression == PLAIN || compression == BIT_FIELDS;
            default -> false;
        };
        return stored && Reduction.admits(width(), height());
    }

    private int width() {
        return isOs2() ? head.getShort(18) & 0xFFFF : head.getInt(18);
    }

    /** Negative in the file where the rows go from top to bottom. */
    private int height() {
        return isOs2() ? head.getShort(20) & 0xFFFF : Math.abs(head.getInt(22));
    }

    private boolean isTopDown() {
        return !isOs2() && head.getInt(22) < 0;
    }

    private ReducedImage reduced(DataInputStream pixels, int maxEdge) throws DamagedPicture, IOException {
        Reduction reduction = new Reduction(width(), height(), maxEdge);
        byte[] row = new byte[(int) (((long) width() * bits + 31) / 32 * 4)];
        ByteBuffer samples = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
        PixelValue value = bits <= 8 ? palette() : bits == 24 ? ReducedBmp::bytes : fields();
        for (int i = 0; i < height(); i++) {
            pixels.readFully(row);
            int y = isTopDown() ? i : height() - 1 - i;
            for (int x = 0; x < width(); x++) {
                reduction.add(x, y, value.of(samples, x));
            }
        }
        return reduction.image(8);
    }

    private interface PixelValue {
        double of(ByteBuffer row, int x) throws DamagedPicture;
    }

    private static double bytes(ByteBuffer row, int x) {
        return Reduction.brightness(row.get(3 * x + 2) & 0xFF, row.get(3 * x + 1) & 0xFF, row.get(3 * x) & 0xFF);
    }

    private PixelValue palette() {
        int entryBytes = isOs2() ? 3 : 4;
        int start = FILE_HEADER_BYTES + infoBytes;
        int entries = Math.min(1 << bits, (head.capacity() - start) / entryBytes);
        double[] levels = new double[Math.max(0, entries)];
        for (int i = 0; i < levels.length; i++) {
            int at = start + i * entryBytes;
            levels[i] = Reduction.brightness(head.get(at + 2) & 0xFF, head.get(at + 1) & 0xFF, head.get(at) & 0xFF);
        }
        return (row, x) -> {
            int index = (row.get(x * bits / 8) & 0xFF) >> (8 - bits - x * bits % 8) & ((1 << bits) - 1);
            if (index >= levels.length) {
                throw new DamagedPicture("The BMP uses colour " + index + " of a palette of " + levels.length + ".");
            }
            return levels[index];
        };
    }

    /** Masks for red, green and blue; without them 5 bits each of 16, or 8 of 32. */
    private PixelValue fields() {
        boolean masked = head.getInt(30) == BIT_FIELDS;
        int red = masked ? head.getInt(54) : bits == 16 ? 0x7C00 : 0xFF0000;
        int green = masked ? head.getInt(58) : bits == 16 ? 0x3E0 : 0xFF00;
        int blue = masked ? head.getInt(62) : bits == 16 ? 0x1F : 0xFF;
        return (row, x) -> {
            int pixel = bits == 16 ? row.getShort(2 * x) & 0xFFFF : row.getInt(4 * x);
            return Reduction.RED * level(pixel, red) + Reduction.GREEN * level(pixel, green) + Reduction.BLUE * level(pixel, blue);
        };
    }

    private static double level(int pixel, int mask) {
        int shift = Integer.numberOfTrailingZeros(mask);
        long most = mask == 0 ? 1 : Integer.toUnsignedLong(mask) >>> shift;
        return mask == 0 ? 0 : (Integer.toUnsignedLong(pixel & mask) >>> shift) * 255.0 / most;
    }
}
