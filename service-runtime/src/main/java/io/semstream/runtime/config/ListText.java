package io.semstream.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A list in one line: items between commas; an item with commas or quotes stands in double quotes, a quote in it is doubled. */
final class ListText {

    private ListText() {}

    /** Empty when a quote is left open. */
    static Optional<List<String>> parse(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                add(items, item);
                item = new StringBuilder();
            } else {
                item.append(c);
            }
        }
        add(items, item);
        return quoted ? Optional.empty() : Optional.of(List.copyOf(items));
    }

    private static void add(List<String> items, CharSequence item) {
        String stripped = item.toString().strip();
        if (!stripped.isEmpty()) {
            items.add(unquoted(stripped));
        }
    }

    private static String unquoted(String item) {
        boolean enclosed = item.length() >= 2 && item.startsWith("\"") && item.endsWith("\"");
        return enclosed ? item.substring(1, item.length() - 1).replace("\"\"", "\"") : item;
    }

    static String print(List<String> items) {
        return items.stream().map(ListText::quotedIfNeeded).collect(Collectors.joining(","));
    }

    private static String quotedIfNeeded(String item) {
        boolean plain = item.indexOf(',') < 0 && item.indexOf('"') < 0 && item.strip().equals(item) && !item.isEmpty();
        return plain ? item : '"' + item.replace("\"", "\"\"") + '"';
    }
}
