package io.semstream.dataset.split;

import io.semstream.dataset.Entry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Images no split can use: unreadable ones, all but one of exact copies, and every copy of an image that is in two categories. */
final class LeftOut {
    private LeftOut() {}

    /** What tells an entry from all others. */
    static String key(Entry image) {
        return image.category() + "\n" + image.path();
    }

    /** Why, by {@link #key}; in words. */
    static Map<String, String> reasons(List<Entry> images) {
        Map<String, String> reasons = new HashMap<>();
        images.forEach(image -> image.unreadable().ifPresent(why -> reasons.put(key(image), "unreadable: " + why)));
        images.stream().filter(image -> image.unreadable().isEmpty()).collect(Collectors.groupingBy(Entry::sha256)).values().stream()
                .filter(copies -> copies.size() > 1).forEach(copies -> reasons.putAll(among(copies)));
        return reasons;
    }

    private static Map<String, String> among(List<Entry> copies) {
        var categories = new TreeSet<String>();
        copies.forEach(copy -> categories.add(copy.category()));
        List<Entry> byPath = copies.stream().sorted(Comparator.comparing(Entry::path)).toList();
        Map<String, String> reasons = new HashMap<>();
        if (categories.size() > 1) {
            byPath.forEach(copy -> reasons.put(key(copy), "in several categories: " + String.join(", ", categories)));
        } else {
            byPath.stream().skip(1).forEach(copy -> reasons.put(key(copy), "the same bytes as " + byPath.getFirst().path()));
        }
        return reasons;
    }
}
