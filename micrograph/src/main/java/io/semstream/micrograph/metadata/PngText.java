package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A text chunk of a PNG (PNG 1.2, 11.3.4): a keyword, a zero byte and the text; that with other languages has more zero bytes between. Packed ones are left alone. */
final class PngText {
    private static final Map<String, Term> TERMS = Map.of("Software", SOFTWARE, "Author", OPERATOR, "Description", COMMENT, "Comment",
            COMMENT,
            "Source", INSTRUMENT_MODEL);

    private PngText() {}

    static InstrumentMetadata read(byte[] chunk, boolean international) {
        String latin = new String(chunk, StandardCharsets.ISO_8859_1);
        int end = latin.indexOf('\0');
        if (end < 0) {
            return InstrumentMetadata.none();
        }
        String keyword = latin.substring(0, end);
        Findings found = new Findings("PNG");
        Optional<String> text = international ? international(chunk, latin, end) : Optional.of(latin.substring(end + 1));
        if (keyword.equals("Creation Time")) {
            found.time(keyword, text.filter(time -> InstrumentTime.parse(time).isPresent()));
        } else if (TERMS.containsKey(keyword)) {
            found.text(TERMS.getOrDefault(keyword, COMMENT), keyword, text.filter(Baseline::isProse));
        }
        return found.metadata();
    }

    /** Behind the keyword: whether it is packed and how, the language and the keyword in it. */
    private static Optional<String> international(byte[] chunk, String latin, int end) {
        boolean plain = chunk.length > end + 3 && chunk[end + 1] == 0;
        int language = plain ? latin.indexOf('\0', end + 3) : -1;
        int translated = language < 0 ? -1 : latin.indexOf('\0', language + 1);
        return translated < 0
                ? Optional.empty()
                : Optional.of(new String(chunk, translated + 1, chunk.length - translated - 1, StandardCharsets.UTF_8));
    }
}
