package io.semstream.agent.arrival;

import io.semstream.micrograph.ImageFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Whether a file reaches as far as its own structure says: a few reads, no decoding. */
public final class FileTail {

    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
    /** Cameras append padding after the end marker. */
    private static final int JPEG_TAIL_BYTES = 4096;
    private static final int HEAD_BYTES = 16;
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_CHUNK_OVERHEAD = 12;
    private static final int PNG_IEND = 0x49454E44;
    private static final int JPEG_START_OF_SCAN = 0xFFDA;
    private static final int BLOCK_BYTES = 1 << 16;

    private FileTail() {}

    /** @throws IOException when the file cannot be read */
    public static Shape shape(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = read(channel, 0, (int) Math.min(HEAD_BYTES, channel.size()));
            Optional<ImageFormat> format = ImageFormat.sniff(head);
            if (format.isEmpty()) {
                return Shape.UNKNOWN;
            }
            return shape(channel, format.get(), head);
        }
    }

    private static Shape shape(FileChannel channel, ImageFormat format, byte[] head) throws IOException {
        return switch (format) {
            case TIFF -> TiffExtent.shape(channel);
            case PNG -> whole(Arrays.equals(tail(channel, PNG_END.length), PNG_END) || hasPngEnd(channel));
            case JPEG -> whole(hasEndMarker(tail(channel, JPEG_TAIL_BYTES)) || hasJpegEnd(channel));
            case BMP -> whole(head.length >= 6 && declaredBmpSize(head) <= channel.size());
        };
    }

    private static Shape whole(boolean isWhole) {
        return isWhole ? Shape.WHOLE : Shape.CUT_OFF;
    }

    /** Whether the chain of chunks comes to its end, whatever may stand behind it. */
    private static boolean hasPngEnd(FileChannel channel) throws IOException {
        for (long at = PNG_SIGNATURE_BYTES; at + PNG_CHUNK_OVERHEAD <= channel.size();) {
            ByteBuffer chunk = ByteBuffer.wrap(read(channel, at, 8));
            long end = at + PNG_CHUNK_OVERHEAD + Integer.toUnsignedLong(chunk.getInt());
            if (chunk.getInt() == PNG_IEND) {
                return end <= channel.size();
            }
            at = end;
        }
        return false;
    }

    /** Whether there is an end marker behind the start of a scan, whatever may stand behind it; within compressed data there is none. */
    private static boolean hasJpegEnd(FileChannel channel) throws IOException {
        long at = 2;
        while (at + 4 <= channel.size()) {
            ByteBuffer segment = ByteBuffer.wrap(read(channel, at, 4));
            int marker = segment.getShort() & 0xFFFF;
            if (marker == JPEG_START_OF_SCAN) {
                return hasEndMarker(channel, at);
            }
            if (marker >>> 8 != 0xFF) {
                return false;
            }
            at += 2 + (segment.getShort() & 0xFFFF);
        }
        return false;
    }

    private static boolean hasEndMarker(FileChannel channel, long from) throws IOException {
        for (long at = from; at < channel.size(); at += BLOCK_BYTES) {
            if (hasEndMarker(read(channel, at, BLOCK_BYTES + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEndMarker(byte[] tail) {
        for (int i = tail.length - 2; i >= 0; i--) {
            if (tail[i] == (byte) 0xFF && tail[i + 1] == (byte) 0xD9) {
                return true;
            }
        }
        return false;
    }

    private static long declaredBmpSize(byte[] head) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(2));
    }

    private static byte[] tail(FileChannel channel, int bytes) throws IOException {
        long size = channel.size();
        int wanted = (int) Math.min(bytes, size);
        return read(channel, size - wanted, wanted);
    }

    private static byte[] read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        long position = from;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                break;
            }
            position += count;
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
