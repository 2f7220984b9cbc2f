package io.semstream.micrograph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.semstream.micrograph.metadata.Embedded;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.RasterMetadata;
import io.semstream.micrograph.metadata.Companion;
import io.semstream.micrograph.metadata.TiffMetadata;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;

/**
 * Reads what an instrument wrote into a file and beside it, without decoding pixels and with little memory: a file's header, its tags and at most some hundred
 * kilobytes at its ends. Thread-safe and without state. Damage is a note, never an exception.
 */
public final class MetadataReader {
    private static final int BMP_HEADER_BYTES = 26;
    private static final int HEAD_BYTES = 1 << 18;
    private static final int TAIL_BYTES = 1 << 16;
    private static final int LARGEST_COMPANION = 1 << 20;

    private MetadataReader() {}

    /**
     * @param companions
     *            vendor texts beside the image; what the image itself says stands before them
     * @throws IOException
     *             when a file cannot be read
     */
    public static InstrumentMetadata read(Path image, List<Path> companions) throws IOException {
        try (FileChannel channel = FileChannel.open(image)) {
            Embedded embedded = embedded(channel);
            InstrumentMetadata beside = InstrumentMetadata.none();
            for (Path companion : companions) {
                beside = beside.and(Companion.read(bytes(companion), String.valueOf(companion.getFileName()), embedded));
            }
            return embedded.with(beside);
        } catch (UncheckedIOException problem) {
            throw new IOException(problem.getCause());
        }
    }

    /** Whether a text was written by an instrument of a known vendor; false where it cannot be read. */
    public static boolean isCompanion(Path text) {
        try {
            return Companion.isOne(bytes(text));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Embedded embedded(FileChannel channel) throws IOException {
        byte[] head = bytes(channel, 0, HEAD_BYTES);
        Optional<ImageFormat> format = ImageFormat.sniff(head);
        if (format.isEmpty()) {
            return Embedded.nothing(0, 0);
        }
        return switch (format.get()) {
            case TIFF -> tiff(channel);
            case PNG -> RasterMetadata.png(head);
            case JPEG -> RasterMetadata.jpeg(head, bytes(channel, Math.max(0, channel.size() - TAIL_BYTES), TAIL_BYTES));
            case BMP -> bmp(head);
        };
    }

    /** A file cut off before its directories says nothing; the decoder will say why. */
    private static Embedded tiff(FileChannel channel) throws IOException {
        try {
            TiffFile file = TiffFile.open(channel, DecodeLimits.standard().maxImageDirectories());
            return TiffMetadata.read(file, file.fullSizeDirectory());
        } catch (TiffFault damaged) {
            return Embedded.nothing(0, 0);
        }
    }

    private static Embedded bmp(byte[] head) {
        boolean whole = head.length >= BMP_HEADER_BYTES;
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return whole ? Embedded.nothing(Math.max(0, header.getInt(18)), Math.abs(header.getInt(22))) : Embedded.nothing(0, 0);
    }

    private static byte[] bytes(Path companion) throws IOException {
        try (FileChannel channel = FileChannel.open(companion)) {
            return bytes(channel, 0, LARGEST_COMPANION);
        }
    }

    /** At most so many bytes from this position. */
    private static byte[] bytes(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(most, channel.size() - from)));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until full or at the end
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
