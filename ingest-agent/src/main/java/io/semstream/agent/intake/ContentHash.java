package io.semstream.agent.intake;

import io.semstream.micrograph.ImageFormat;
import io.semstream.objectstore.ReadPace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file's image id, read in one pass and in small pieces.
 *
 * @param format
 *            what the first bytes say the file is
 * @param blank
 *            whether there is no byte but zeros, or none
 */
record ContentHash(String imageId, long size, Optional<ImageFormat> format, boolean blank) {

    /** How files are opened; tests hand in one that fails. */
    @FunctionalInterface
    interface Opening {
        InputStream open(Path file) throws IOException;
    }

    private static final int HEAD_BYTES = 16;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final byte[] ZEROS = new byte[BUFFER_BYTES];

    static ContentHash of(Path file, Opening opening, ReadPace pace) throws IOException {
        try (InputStream in = opening.open(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            MessageDigest digest = sha256();
            digest.update(head);
            long size = head.length;
            boolean blank = isZero(head, head.length);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
                blank = blank && isZero(buffer, count);
                pace.read(count);
            }
            return new ContentHash(HexFormat.of().formatHex(digest.digest()), size,
                    ImageFormat.sniff(head), blank);
        }
    }

    private static boolean isZero(byte[] bytes, int count) {
        return Arrays.mismatch(bytes, 0, count, ZEROS, 0, count) < 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
