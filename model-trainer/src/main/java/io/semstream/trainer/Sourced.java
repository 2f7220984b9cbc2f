package io.semstream.trainer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An image that is learned from, in whatever form, and where it comes from.
 *
 * @param <T>
 *            the form
 */
interface Sourced<T> {
    String name();

    int category();

    /** Images of one source are never on both sides of a split. */
    String source();

    /** False for a rendered one: such an image never judges a model. */
    boolean real();

    /** The same image, said to come from elsewhere. */
    T ofSource(String other);

    /** Whether leaving a source out would leave out a category: where each category has one alone. */
    static boolean isOneForEachCategory(List<? extends Sourced<?>> images) {
        Map<Integer, Set<String>> sources = new HashMap<>();
        images.stream().filter(Sourced::real)
                .forEach(image -> sources.computeIfAbsent(image.category(), k -> new HashSet<>()).add(image.source()));
        return sources.values().stream().allMatch(own -> own.size() == 1);
    }
}
