package io.semstream.dataset.inspection;

import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.inspection.Problem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Collects pairs that look the same: how many there are, the nearest of them, and the groups they form. */
final class Alike implements Consumer<NearDuplicates.Pair> {
    private static final int KEPT = 10_000;
    private static final Comparator<NearDuplicates.Pair> NEAREST_FIRST = Comparator.comparingInt(NearDuplicates.Pair::distance)
            .thenComparing(pair -> pair.first().path()).thenComparing(pair -> pair.second().path());

    private final PriorityQueue<NearDuplicates.Pair> kept = new PriorityQueue<>(NEAREST_FIRST.reversed());
    private final List<Entry> images;
    private final Map<Entry, Integer> indices = new HashMap<>();
    private final DisjointSets sets;
    private long pairs;

    Alike(List<Entry> images) {
        this.images = images;
        this.sets = new DisjointSets(images.size());
        for (int i = 0; i < images.size(); i++) {
            indices.put(images.get(i), i);
        }
    }

    @Override
    public void accept(NearDuplicates.Pair pair) {
        pairs++;
        sets.join(index(pair.first()), index(pair.second()));
        kept.add(pair);
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    private int index(Entry image) {
        return Optional.ofNullable(indices.get(image)).orElseThrow();
    }

    long pairs() {
        return pairs;
    }

    List<NearDuplicates.Pair> nearest() {
        return kept.stream().sorted(NEAREST_FIRST).toList();
    }

    /** One for each group, in the order of their first paths. */
    List<Problem> problems() {
        Map<Integer, List<Entry>> groups = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            groups.computeIfAbsent(sets.find(i), set -> new ArrayList<>()).add(images.get(i));
        }
        return groups.values().stream().filter(group -> group.size() > 1).map(Alike::problem)
                .sorted(Comparator.comparing(problem -> problem.subjects().getFirst())).toList();
    }

    private static Problem problem(List<Entry> group) {
        var categories = group.stream().map(Entry::category).collect(Collectors.toCollection(TreeSet::new));
        var parts = group.stream().flatMap(image -> image.part().stream()).map(Part::label).collect(Collectors.toCollection(TreeSet::new));
        String apart = parts.size() > 1 ? ", in " + String.join(" and ", parts) : "";
        return new Problem(categories.size() > 1 ? Kind.ALIKE_IN_TWO_CATEGORIES : Kind.ALIKE,
                group.stream().map(Entry::path).sorted().toList(),
                String.join(" and ", categories) + apart);
    }
}
