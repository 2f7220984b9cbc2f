package io.semstream.micrograph.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Where a file's bytes come from: memory, or the disk a block at a time for those who only want the tags. Not thread-safe. */
interface ByteSource {
    long size();

    /** These bytes, which lie inside the file; not to be written to. */
    ByteBuffer at(long offset, int length);

    /** @param file kept, not copied */
    static ByteSource of(byte[] file) {
        return new ByteSource() {
            @Override
            public long size() {
                return file.length;
            }

            @Override
            public ByteBuffer at(long offset, int length) {
                return ByteBuffer.wrap(file, (int) offset, length);
            }
        };
    }

    /**
     * Reads by position and leaves the channel open; a file that shrinks meanwhile reads as zeros.
     *
     * @throws UncheckedIOException
     *             from any method when the file cannot be read
     */
    static ByteSource of(FileChannel channel) throws IOException {
        return new Blocks(channel, channel.size());
    }

    /** Holds the block read last: a directory's entries and values lie close together. */
    final class Blocks implements ByteSource {
        private static final int BLOCK_BYTES = 1 << 14;

        private final FileChannel channel;
        private final long size;
        private byte[] block = new byte[0];
        private long start;

        private Blocks(FileChannel channel, long size) {
            this.channel = channel;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public ByteBuffer at(long offset, int length) {
            if (offset < start || offset + length > start + block.length) {
                block = read(offset, (int) Math.min(Math.max(length, BLOCK_BYTES), size - offset));
                start = offset;
            }
            return ByteBuffer.wrap(block, (int) (offset - start), length);
        }

        private byte[] read(long offset, int length) {
            try {
                ByteBuffer buffer = ByteBuffer.allocate(length);
                while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                    // until full or at the end
                }
                return Arrays.copyOf(buffer.array(), length);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
