package io.semstream.objectstore;

import io.minio.GetObjectResponse;
import io.semstream.objectstore.ObjectStoreException.TooLarge;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Takes the bytes out of an answer, once and into an array of the right size. */
final class ObjectBytes {

    private ObjectBytes() {}

    static byte[] whole(GetObjectResponse answer, long maxBytes, String at) throws IOException {
        long cap = Math.min(maxBytes, Integer.MAX_VALUE - 8L);
        long length = length(answer).orElse(-1L);
        byte[] bytes = length > cap ? new byte[0] : read(answer, length, cap);
        if (length > cap || bytes.length > cap) {
            throw new TooLarge(at + ": it has " + (length < 0 ? "no stated size" : length + " bytes") + ", more than the "
                    + maxBytes + " allowed");
        }
        return bytes;
    }

    private static byte[] read(GetObjectResponse answer, long length, long cap) throws IOException {
        return length < 0 ? answer.readNBytes((int) Math.min(cap + 1, Integer.MAX_VALUE - 8)) : exactly(answer, (int) length);
    }

    private static byte[] exactly(GetObjectResponse answer, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = answer.readNBytes(bytes, 0, length);
        if (read < length) {
            throw new EOFException("the answer ended after " + read + " of " + length + " bytes");
        }
        return bytes;
    }

    /** A server that does not know ranges sends everything. */
    static byte[] part(GetObjectResponse answer, ByteRange range) throws IOException {
        if (answer.headers().get("Content-Range") == null) {
            answer.skipNBytes(Math.min(range.offset(), length(answer).orElse(range.offset())));
            return answer.readNBytes(range.length());
        }
        byte[] bytes = length(answer).isPresent()
                ? exactly(answer, (int) Math.min(length(answer).get(), range.length()))
                : answer.readNBytes(range.length());
        return Arrays.copyOf(bytes, Math.min(bytes.length, range.length()));
    }

    private static Optional<Long> length(GetObjectResponse answer) {
        return Optional.ofNullable(answer.headers().get("Content-Length")).map(Long::valueOf);
    }
}
