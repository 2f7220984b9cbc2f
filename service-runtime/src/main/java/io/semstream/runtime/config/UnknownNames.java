package io.semstream.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds names nobody knows and the known name that was probably meant. */
final class UnknownNames {

    private UnknownNames() {}

    /** One line per unknown name. The value is not repeated: it may be a secret under a mistyped name. */
    static List<String> among(Collection<String> names, Collection<Key<?>> known) {
        return names.stream().filter(name -> known.stream().noneMatch(key -> covers(key, name))).sorted()
                .map(name -> name + ": unknown setting" + suggestion(name, known)).toList();
    }

    private static boolean covers(Key<?> key, String name) {
        return key.isPrefix()
                ? name.startsWith(key.name()) && name.length() > key.name().length()
                : name.equals(key.name());
    }

    private static String suggestion(String name, Collection<Key<?>> known) {
        Optional<String> nearest = known.stream().map(Key::name)
                .filter(candidate -> distance(name, candidate) <= Math.max(3, candidate.length() / 4))
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
        return nearest.map(candidate -> ", did you mean " + candidate + "?").orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
