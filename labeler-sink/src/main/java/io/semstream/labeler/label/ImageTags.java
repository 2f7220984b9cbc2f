package io.semstream.labeler.label;

import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelOrigin;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A label as the object store's own tags: at most ten, of characters that every S3 server takes. */
final class ImageTags {
    private static final int LONGEST = 256;

    private ImageTags() {}

    static Map<String, String> of(ImageLabeled label) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("category", clean(label.getCategory()));
        tags.put("score", String.format(Locale.ROOT, "%.4f", label.getScore()));
        tags.put("ambiguous", String.valueOf(label.getAmbiguous()));
        tags.put("origin", label.getOrigin().name());
        tags.put("reviewed", String.valueOf(label.getOrigin() == LabelOrigin.PEOPLE));
        tags.put("instrument", clean(label.getInstrument()));
        if (label.getModel() != null) {
            tags.put("model", clean(label.getModel().getName() + ":" + label.getModel().getVersion()));
        }
        return tags;
    }

    /** What S3 allows everywhere: letters, digits, space and {@code + - = . _ : / @}. */
    private static String clean(String text) {
        String clean = text.replaceAll("[^A-Za-z0-9 +\\-=._:/@]", "_");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
