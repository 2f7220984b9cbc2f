package io.semstream.objectstore;

import java.util.Map;
import java.util.regex.Pattern;

/** S3's limits for tags, without its letters of other alphabets, which some servers refuse: what passes here passes everywhere. */
final class ObjectTags {

    private static final int MOST = 10;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9 +\\-=._:/@]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 +\\-=._:/@]{0,256}");

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
