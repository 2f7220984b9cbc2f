package io.semstream.micrograph.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes of a text whose encoding nobody tells: by its byte order mark or its zero bytes UTF-16, else UTF-8, and what is not UTF-8 is Windows' Western code page. */
final class TextBytes {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private TextBytes() {}

    /** The text without its mark, up to the first zero character. */
    static String decode(byte[] bytes) {
        String text = new String(bytes, encoding(bytes));
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int end = unmarked.indexOf('\0');
        return end < 0 ? unmarked : unmarked.substring(0, end);
    }

    private static Charset encoding(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || isUnmarkedUtf16(bytes)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : WESTERN;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** Two Latin letters, low byte first. */
    private static boolean isUnmarkedUtf16(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException otherEncoding) {
            return false;
        }
    }
}
