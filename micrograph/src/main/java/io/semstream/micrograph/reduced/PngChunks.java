package io.semstream.micrograph.reduced;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** A PNG's chunks, one after the other; the checksums of those that matter are held. */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER_BYTES = 13;
    private static final int HEADER = 0x49484452;
    private static final int PALETTE = 0x504C5445;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    private static final int MOST_PALETTE_BYTES = 3 * 256;

    private final DataInputStream file;
    private Optional<byte[]> colours = Optional.empty();
    private int dataLength;

    PngChunks(InputStream file) {
        this.file = new DataInputStream(file);
    }

    /** Reads on to the image's first data. */
    ByteBuffer header() throws DamagedPicture, IOException {
        file.skipNBytes(SIGNATURE_BYTES);
        if (length() != HEADER_BYTES || file.readInt() != HEADER) {
            throw new DamagedPicture("The PNG header is damaged.");
        }
        ByteBuffer header = ByteBuffer.wrap(checked(HEADER, HEADER_BYTES));
        int length = length();
        for (int type = file.readInt(); type != DATA; type = file.readInt()) {
            if (type == END) {
                throw new DamagedPicture("The PNG holds no image.");
            } else if (type == PALETTE && length <= MOST_PALETTE_BYTES) {
                colours = Optional.of(checked(type, length));
            } else {
                file.skipNBytes(length + 4L);
            }
            length = length();
        }
        dataLength = length;
        return header;
    }

    /** Reds, greens and blues by turns. */
    Optional<byte[]> palette() {
        return colours;
    }

    /** All data chunks as one stream; it ends where another chunk begins. */
    InputStream imageData() {
        return new ImageData();
    }

    private int length() throws DamagedPicture, IOException {
        int length = file.readInt();
        if (length < 0) {
            throw new DamagedPicture("The PNG has a chunk of no possible length.");
        }
        return length;
    }

    private byte[] checked(int type, int length) throws DamagedPicture, IOException {
        byte[] data = new byte[length];
        file.readFully(data);
        CRC32 sum = sumOf(type);
        sum.update(data);
        check(sum);
        return data;
    }

    private static CRC32 sumOf(int type) {
        CRC32 sum = new CRC32();
        sum.update(ByteBuffer.allocate(4).putInt(0, type));
        return sum;
    }

    private void check(CRC32 sum) throws DamagedPicture, IOException {
        if (file.readInt() != (int) sum.getValue()) {
            throw new DamagedPicture("A checksum of the PNG does not match its data. Copy the file again.");
        }
    }

    private final class ImageData extends InputStream {
        private int left = dataLength;
        private CRC32 sum = sumOf(DATA);
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (left == 0 && !ended) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int read = file.read(into, offset, Math.min(length, left));
            if (read < 0) {
                throw new EOFException();
            }
            sum.update(into, offset, read);
            left -= read;
            return read;
        }

        private void nextChunk() throws IOException {
            try {
                check(sum);
                left = length();
            } catch (DamagedPicture damaged) {
                throw new ZipException(damaged.explanation());
            }
            ended = file.readInt() != DATA;
            sum = sumOf(DATA);
        }
    }
}
