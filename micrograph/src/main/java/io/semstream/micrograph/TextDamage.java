package io.semstream.micrograph;

/**
 * Recognises a binary file that went through a text conversion: bytes that are no characters were replaced by question marks or by U+FFFD, and the rest may have
 * shifted. Such pixels cannot be recovered.
 */
final class TextDamage {
    private static final double SUSPICIOUS_SHARE = 0.15;

    private TextDamage() {}

    /** To be asked only of files that are broken anyway. */
    static boolean isEvident(byte[] file) {
        int replaced = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '?' || isReplacementCharacter(file, i)) {
                replaced++;
            }
        }
        return replaced > SUSPICIOUS_SHARE * file.length;
    }

    static UnreadableImage explained() {
        return new UnreadableImage(DecodeFailure.CORRUPT,
                "The file was damaged by a copy in text mode: bytes that are no characters were replaced,"
                        + " and the pixels are lost. Copy the original again in binary mode.");
    }

    private static boolean isReplacementCharacter(byte[] file, int i) {
        return i + 2 < file.length && (file[i] & 0xFF) == 0xEF && (file[i + 1] & 0xFF) == 0xBF && (file[i + 2] & 0xFF) == 0xBD;
    }
}
