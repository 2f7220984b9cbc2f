package io.semstream.micrograph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Windows bitmaps, plain or run-length encoded. */
final class BmpDecoder {
    private static final int MINIMUM_BYTES = 54;
    private static final int OS2_HEADER_BYTES = 12;
    private static final int PLAIN = 0;
    private static final int RUN_LENGTH_4 = 2;
    private static final int BIT_FIELDS = 3;

    private final ByteBuffer file;

    private BmpDecoder(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Frame decode(byte[] file, DecodeLimits limits) throws UnreadableImage, IOException {
        BmpDecoder bmp = new BmpDecoder(file);
        bmp.check(limits);
        SampleGrid gray = PlatformReader.read("bmp", file, reader -> PlatformReader.gray(reader.read(0)));
        return Frame.untold(gray, 8, bmp.bitsPerPixel() > 8 ? 3 : 1);
    }

    private void check(DecodeLimits limits) throws UnreadableImage {
        if (file.capacity() < MINIMUM_BYTES) {
            throw truncated();
        }
        long width = width();
        long height = height();
        if (width < 1 || height < 1 || bitsPerPixel() < 1 || bitsPerPixel() > 32 || coloursUsed() > 256 || coloursUsed() < 0) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, "The BMP header is damaged.");
        }
        double rowBytes = Math.ceil((double) width * bitsPerPixel() / 32) * 4;
        limits.admitFrame(width, height, (long) Math.max(rowBytes * height, (double) width * height), file.capacity());
        checkData(rowBytes * height);
    }

    private void checkData(double bytes) throws UnreadableImage {
        int compression = compression();
        if (compression < PLAIN || compression > BIT_FIELDS) {
            throw new UnreadableImage(DecodeFailure.UNSUPPORTED,
                    "A BMP of compression " + compression + " cannot be read. Export it uncompressed.");
        }
        boolean runLength = compression > PLAIN && compression <= RUN_LENGTH_4;
        if (!runLength && (file.getInt(10) & 0xFFFFFFFFL) + bytes > file.capacity()) {
            throw truncated();
        }
    }

    private boolean isOs2() {
        return file.getInt(14) == OS2_HEADER_BYTES;
    }

    private long width() {
        return isOs2() ? file.getShort(18) & 0xFFFF : file.getInt(18);
    }

    /** Negative in the file where the rows go from top to bottom. */
    private long height() {
        return isOs2() ? file.getShort(20) & 0xFFFF : Math.abs((long) file.getInt(22));
    }

    private int bitsPerPixel() {
        return file.getShort(isOs2() ? 24 : 28);
    }

    private int compression() {
        return isOs2() ? PLAIN : file.getInt(30);
    }

    private int coloursUsed() {
        return isOs2() ? 0 : file.getInt(46);
    }

    private UnreadableImage truncated() {
        return new UnreadableImage(DecodeFailure.TRUNCATED,
                "The BMP ends at byte " + file.capacity() + " before its image does. Copy it again from the instrument.");
    }
}
