package io.semstream.micrograph.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Bytes of a text whose encoding nobody tells: by its byte order mark or its zero bytes UTF-16, else UTF-8, and what is not UTF-8 is Windows' Western code page, or
 * its Japanese one in the texts of makers from Japan.
 */
final class TextBytes {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset JAPANESE = Charset.forName("windows-31j");
    private static final Pattern FROM_JAPAN = Pattern.compile("(?m)^(\\$\\$?(CM|SM)_|[ \\t]*\\[[ST]emImageFile\\])");
    /** Two bytes that are kana or kanji of the first level; in Western texts the first of them is a rare sign, and both together are never a word. */
    private static final Pattern KANA_OR_KANJI = Pattern.compile("[\\x81-\\x9F][\\x80-\\xFC]|[\\x82\\x83][\\x40-\\x96]");

    private TextBytes() {}

    /** The text without its mark and the zeros that may stand before it, up to the first zero behind. */
    static String decode(byte[] bytes) {
        String text = new String(bytes, encoding(bytes));
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\0' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        int end = text.indexOf('\0', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static Charset encoding(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || isUnmarkedUtf16(bytes)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xFE, 0xFF) || isUnmarkedUtf16BigEndian(bytes)) {
            return StandardCharsets.UTF_16BE;
        }
        if (is(StandardCharsets.UTF_8, bytes)) {
            return StandardCharsets.UTF_8;
        }
        return isJapanese(bytes) ? JAPANESE : WESTERN;
    }

    private static boolean isJapanese(byte[] bytes) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return FROM_JAPAN.matcher(latin).find() && KANA_OR_KANJI.matcher(latin).find() && is(JAPANESE, bytes);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** Two Latin letters, low byte first. */
    private static boolean isUnmarkedUtf16(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
    }

    private static boolean isUnmarkedUtf16BigEndian(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
    }

    private static boolean is(Charset encoding, byte[] bytes) {
        try {
            encoding.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException otherEncoding) {
            return false;
        }
    }
}
