package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Chooses images for validation from a data set that is not split: a share of each category, and no group on both sides where that can be had. */
final class HoldOut {
    private static final double TOO_MANY = 2;

    private final TrainingImages all;
    private final double share;
    private final long seed;
    private final Map<String, List<Integer>> categories;
    private final Set<String> held = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<Integer> images = new HashSet<>();

    HoldOut(TrainingImages all, List<Integer> readable, double share, long seed, Consumer<String> warnings) {
        this.all = all;
        this.share = share;
        this.seed = seed;
        this.categories = readable.stream().collect(Collectors.groupingBy(index -> image(index).category()));
        categories.keySet().stream().sorted().filter(category -> groups(category).size() > 1).forEach(this::holdGroups);
        readable.stream().filter(index -> held.contains(image(index).group())).forEach(images::add);
        categories.keySet().stream().sorted().filter(category -> groups(category).size() == 1).forEach(category -> {
            warnings.accept("warning: all images of " + category + " are of one source, " + groups(category).keySet()
                    + ", so that validation cannot tell how others will be classified");
            holdImages(category);
        });
    }

    Set<Integer> images() {
        return Set.copyOf(images);
    }

    private LabelledImage image(int index) {
        return all.images().get(index);
    }

    private Map<String, Integer> groups(String category) {
        Map<String, Integer> groups = new HashMap<>();
        categories.getOrDefault(category, List.of()).forEach(index -> groups.merge(image(index).group(), 1, Integer::sum));
        return groups;
    }

    /** Until the share is reached; one group is always left to learn from, and what another category has decided stays. */
    private void holdGroups(String category) {
        Map<String, Integer> groups = groups(category);
        double wanted = share * groups.values().stream().mapToInt(Integer::intValue).sum();
        double back = groups.entrySet().stream().filter(group -> held.contains(group.getKey())).mapToInt(Map.Entry::getValue).sum();
        List<String> open = groups.keySet().stream().filter(group -> !held.contains(group) && !kept.contains(group))
                .sorted(Comparator.comparingLong(this::scrambled).thenComparing(Comparator.naturalOrder())).toList();
        boolean someKept = groups.keySet().stream().anyMatch(kept::contains);
        for (int i = 0; i < open.size(); i++) {
            String group = open.get(i);
            int size = groups.getOrDefault(group, 0);
            boolean mayGo = someKept || i < open.size() - 1;
            if (mayGo && back < wanted && back + size <= Math.max(TOO_MANY * wanted, 1)) {
                held.add(group);
                back += size;
            } else {
                kept.add(group);
                someKept = true;
            }
        }
    }

    private void holdImages(String category) {
        List<Integer> members = categories.getOrDefault(category, List.of());
        if (members.stream().anyMatch(images::contains)) {
            return; // the group is on the validation side already
        }
        int count = members.size() < 2 ? 0 : Math.max(1, (int) Math.round(share * members.size()));
        members.stream().sorted(Comparator.comparingLong(index -> scrambled(image(index).sha256()))).limit(count).forEach(images::add);
    }

    /** An order that has nothing to do with names. */
    private long scrambled(String text) {
        return new Random(seed * 31 + text.hashCode()).nextLong();
    }
}
