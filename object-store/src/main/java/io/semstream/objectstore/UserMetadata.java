package io.semstream.objectstore;

import io.minio.Http;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Any Unicode text through HTTP headers, which carry ASCII: all but printable ASCII is percent-encoded, and so are spaces (proxies fold them) and the percent sign itself. */
final class UserMetadata {

    /** Kept with every file, so that whoever finds an object knows its content without reading it. */
    static final String SHA256 = "sha256";

    private static final int MAX_BYTES = 2048; // S3's limit for names and values together
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UserMetadata() {}

    /** Names in lower case. */
    static Map<String, String> checked(Map<String, String> metadata) {
        Map<String, String> checked = new TreeMap<>();
        int bytes = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            if (!NAME.matcher(entry.getKey()).matches()) {
                throw new IllegalArgumentException("not a metadata name of letters, digits and '-': " + entry.getKey());
            }
            checked.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
            bytes += entry.getKey().length() + percentEncoded(entry.getValue()).length();
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("metadata of " + bytes + " bytes, S3 allows " + MAX_BYTES);
        }
        return checked;
    }

    static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean printable = b > ' ' && b < 0x7f && b != '%';
            if (printable) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    static Map<String, String> encoded(Map<String, String> metadata) {
        Map<String, String> encoded = new TreeMap<>();
        metadata.forEach((name, value) -> encoded.put(name, percentEncoded(value)));
        return encoded;
    }

    static Http.Headers headers(Map<String, String> encoded) {
        Http.Headers headers = new Http.Headers();
        encoded.forEach((name, value) -> headers.put("x-amz-meta-" + name, value));
        return headers;
    }

    /** As a server gives it back. */
    static Map<String, String> of(Http.Headers userMetadata) {
        Map<String, String> decoded = new TreeMap<>();
        for (Map.Entry<String, String> entry : userMetadata) {
            decoded.put(entry.getKey().toLowerCase(Locale.ROOT), decoded(entry.getValue()));
        }
        return decoded;
    }

    static String decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (isEscape(encoded, i)) {
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                bytes.writeBytes(encoded.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '%' && at + 2 < text.length() && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
