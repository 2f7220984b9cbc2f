package io.semstream.objectstore;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Supplier;

/**
 * What is sent, from its beginning in every attempt, and never held in memory by the client a second time. The client's own way to send a file wants a {@code RandomAccessFile}, and while one
 * of those is open Windows lets nobody rename, replace or delete the file; a channel lets everybody.
 */
final class UploadBody extends io.minio.ByteBuffer {

    private static final int PIECE_BYTES = 1 << 16;

    private final long length;
    private final Supplier<InputStream> streams;

    private UploadBody(long length, Supplier<InputStream> streams) {
        super(0);
        this.length = length;
        this.streams = streams;
    }

    /** The first bytes of an open file; the channel stays the caller's. */
    static UploadBody of(FileChannel file, long length, ReadPace pace) {
        return new UploadBody(length, () -> new BufferedInputStream(new FromStart(file, pace), PIECE_BYTES));
    }

    static UploadBody of(byte[] bytes, int length) {
        return new UploadBody(length, () -> new ByteArrayInputStream(bytes, 0, length));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream inputStream() {
        return streams.get();
    }

    /** Reads by position, so that an attempt that is given up cannot move the next one's. */
    private static final class FromStart extends InputStream {

        private final FileChannel file;
        private final ReadPace pace;
        private long position;

        private FromStart(FileChannel file, ReadPace pace) {
            this.file = file;
            this.pace = pace;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            if (count > 0) {
                position += count;
                pace.read(count);
            }
            return count;
        }
    }
}
