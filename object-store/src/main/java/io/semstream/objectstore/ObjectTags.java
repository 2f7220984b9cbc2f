package io.semstream.objectstore;

import java.util.Map;
import java.util.regex.Pattern;

/** S3's limits for tags, held here so that every store refuses the same ones. */
final class ObjectTags {

    private static final int MOST = 10;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{0,256}");

    private ObjectTags() {}

    static void check(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new IllegalArgumentException(tags.size() + " tags, S3 allows " + MOST);
        }
        tags.forEach((key, value) -> {
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("S3 does not allow the tag " + key + "=" + value);
            }
        });
    }
}
