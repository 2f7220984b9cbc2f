package io.semstream.micrograph;

import java.util.Optional;

/** The file formats a micrograph comes in, told apart by their first bytes and never by the file's name. */
public enum ImageFormat {
    TIFF("image/tiff", "tif"), PNG("image/png", "png"), JPEG("image/jpeg", "jpg"), BMP("image/bmp", "bmp");

    private final String contentType;
    private final String extension;

    ImageFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    /** The format that starts like this; a file's first 8 bytes are enough. */
    public static Optional<ImageFormat> sniff(byte[] head) {
        if (startsWith(head, 'I', 'I', 42, 0) || startsWith(head, 'M', 'M', 0, 42) || startsWith(head, 'I', 'I', 43, 0)
                || startsWith(head, 'M', 'M', 0, 43)) {
            return Optional.of(TIFF);
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(PNG);
        }
        if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        return startsWith(head, 'B', 'M') ? Optional.of(BMP) : Optional.empty();
    }

    private static boolean startsWith(byte[] head, int... signature) {
        if (head.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((head[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
