package io.semstream.dataset.split;

import io.semstream.dataset.Entry;
import io.semstream.dataset.inspection.DisjointSets;
import io.semstream.dataset.inspection.NearDuplicates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Images in groups that must not be split: whatever is connected by something they share, directly or over others. */
final class Groups {
    private static final int NAME_DIGITS = 16;

    private final List<Entry> images;
    private final DisjointSets sets;
    private final Map<String, Integer> byPath = new HashMap<>();

    private Groups(List<Entry> images) {
        this.images = images;
        this.sets = new DisjointSets(images.size());
        for (int i = 0; i < images.size(); i++) {
            byPath.put(images.get(i).path(), i);
        }
    }

    /**
     * By name, which is the beginning of the smallest content hash in the group and so depends on nothing but what is in it.
     */
    static Map<String, List<Entry>> of(List<Entry> images, Set<KeepTogether> keep) {
        var groups = new Groups(images);
        groups.join(image -> Optional.of(image.sha256()));
        groups.join(Entry::given);
        keep.forEach(common -> groups.join(common::value));
        if (keep.contains(KeepTogether.NEAR_DUPLICATES)) {
            NearDuplicates.among(images, groups::join);
        }
        return groups.named();
    }

    private void join(Function<Entry, Optional<String>> shared) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            int image = i;
            shared.apply(images.get(i)).ifPresent(common -> sets.join(first.computeIfAbsent(common, key -> image), image));
        }
    }

    private void join(NearDuplicates.Pair pair) {
        sets.join(index(pair.first()), index(pair.second()));
    }

    private int index(Entry image) {
        return Optional.ofNullable(byPath.get(image.path())).orElseThrow();
    }

    private Map<String, List<Entry>> named() {
        Map<Integer, List<Entry>> sameSet = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            sameSet.computeIfAbsent(sets.find(i), set -> new ArrayList<>()).add(images.get(i));
        }
        Map<String, List<Entry>> named = new TreeMap<>();
        sameSet.values().forEach(members -> named.put(name(members), members));
        return named;
    }

    private static String name(Collection<Entry> members) {
        return members.stream().map(Entry::sha256).min(String::compareTo).orElseThrow().substring(0, NAME_DIGITS);
    }
}
