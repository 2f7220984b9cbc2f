package io.semstream.micrograph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** PNG of 1 to 16 bits. Its chunks are walked first: sizes, ends and checksums, so that the decoder sees only whole files. */
final class PngDecoder {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_OVERHEAD = 12;
    private static final int HEADER = 0x49484452;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    private static final int[] CHANNELS_OF_COLOUR_TYPE = {1, 0, 3, 1, 2, 0, 4};

    private final ByteBuffer file;

    private PngDecoder(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    static Frame decode(byte[] file, DecodeLimits limits) throws UnreadableImage, IOException {
        PngDecoder png = new PngDecoder(file);
        png.checkHeader(limits);
        png.checkChunks();
        SampleGrid gray = PlatformReader.read("png", file, reader -> PlatformReader.gray(reader.read(0)));
        return Frame.untold(gray, png.bitDepth(), png.channels());
    }

    private void checkHeader(DecodeLimits limits) throws UnreadableImage {
        if (file.capacity() < SIGNATURE_BYTES + CHUNK_OVERHEAD + 13) {
            throw truncated();
        }
        if (file.getInt(12) != HEADER || channels() == 0) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, "The PNG header is damaged.");
        }
        long width = file.getInt(16) & 0xFFFFFFFFL;
        long height = file.getInt(20) & 0xFFFFFFFFL;
        double bits = (double) width * height * channels() * bitDepth();
        limits.admitFrame(width, height, (long) (bits / 8), file.capacity());
    }

    private int bitDepth() {
        return file.get(24);
    }

    private int channels() {
        int type = file.get(25);
        return type < 0 || type >= CHANNELS_OF_COLOUR_TYPE.length ? 0 : CHANNELS_OF_COLOUR_TYPE[type];
    }

    private void checkChunks() throws UnreadableImage {
        int at = SIGNATURE_BYTES;
        while (at + CHUNK_OVERHEAD <= file.capacity()) {
            int length = file.getInt(at);
            int type = file.getInt(at + 4);
            if (length < 0 || length > file.capacity() - at - CHUNK_OVERHEAD) {
                throw truncated();
            }
            if (type == END) {
                return;
            }
            if (type == DATA) {
                checkSum(at, length);
            }
            at += CHUNK_OVERHEAD + length;
        }
        throw truncated();
    }

    private void checkSum(int chunk, int length) throws UnreadableImage {
        CRC32 crc = new CRC32();
        crc.update(file.slice(chunk + 4, 4 + length));
        if ((int) crc.getValue() != file.getInt(chunk + 8 + length)) {
            throw new UnreadableImage(DecodeFailure.CORRUPT,
                    "The PNG's checksum at byte " + chunk + " does not match its data. Copy the file again.");
        }
    }

    private UnreadableImage truncated() {
        return new UnreadableImage(DecodeFailure.TRUNCATED,
                "The PNG ends at byte " + file.capacity() + " before its image does. Copy it again from the instrument.");
    }
}
