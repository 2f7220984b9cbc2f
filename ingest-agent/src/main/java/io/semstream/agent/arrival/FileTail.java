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

    private FileTail() {}

    /** @throws IOException when the file cannot be read */
    public static Shape shape(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = read(channel, 0, (int) Math.min(HEAD_BYTES, channel.size()));
            Optional<ImageFormat> format = ImageFormat.sniff(head);
            if (format.isEmpty()) {
                return Shape.UNKNOWN;
            }
            return isComplete(channel, format.get(), head) ? Shape.WHOLE : Shape.CUT_OFF;
        }
    }

    private static boolean isComplete(FileChannel channel, ImageFormat format, byte[] head) throws IOException {
        return switch (format) {
            case TIFF -> TiffExtent.isInside(channel);
            case PNG -> Arrays.equals(tail(channel, PNG_END.length), PNG_END);
            case JPEG -> hasEndMarker(tail(channel, JPEG_TAIL_BYTES));
            case BMP -> head.length >= 6 && declaredBmpSize(head) <= channel.size();
        };
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
