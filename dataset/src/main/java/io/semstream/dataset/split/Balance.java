package io.semstream.dataset.split;

import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.SplitRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many images of each category each part has and should have. */
final class Balance {
    private final SplitRule rule;
    private final List<Part> wanted;
    private final Map<String, Long> totals;
    private final Map<Part, Map<String, Long>> counts = new EnumMap<>(Part.class);

    Balance(SplitRule rule, Collection<List<Entry>> groups) {
        this.rule = rule;
        this.wanted = Arrays.stream(Part.values()).filter(part -> rule.share(part) > 0).toList();
        this.totals = perCategory(groups.stream().flatMap(List::stream).toList());
        wanted.forEach(part -> counts.put(part, new HashMap<>()));
    }

    private static Map<String, Long> perCategory(List<Entry> members) {
        return members.stream().collect(Collectors.groupingBy(Entry::category, Collectors.counting()));
    }

    void add(Part part, List<Entry> members) {
        Map<String, Long> here = counts.computeIfAbsent(part, unwanted -> new HashMap<>());
        perCategory(members).forEach((category, count) -> here.merge(category, count, Long::sum));
    }

    private void remove(Part part, List<Entry> members) {
        perCategory(members).forEach((category, count) -> count(part).merge(category, -count, Long::sum));
    }

    private Map<String, Long> count(Part part) {
        return counts.computeIfAbsent(part, unwanted -> new HashMap<>());
    }

    /** Where these images bring the counts nearest to the wanted ones, by the chi-square distance over their categories. */
    Part best(List<Entry> members) {
        Map<String, Long> coming = perCategory(members);
        return wanted.stream().min(Comparator.comparingDouble(part -> change(part, coming))).orElseThrow();
    }

    private double change(Part part, Map<String, Long> coming) {
        double change = 0;
        for (var category : coming.entrySet()) {
            double target = rule.share(part) * totals.getOrDefault(category.getKey(), 0L);
            double missing = target - count(part).getOrDefault(category.getKey(), 0L);
            double after = missing - category.getValue();
            change += (after * after - missing * missing) / target;
        }
        return change;
    }

    /**
     * A category with as many groups as parts has some in each: the smallest new group of that category alone goes where there is none, from the part that
     * has most of them.
     */
    void fillEmptyParts(Map<String, List<Entry>> groups, Map<String, Part> parts, Set<String> settled) {
        for (String category : new TreeSet<>(totals.keySet())) {
            List<String> alone = groups.entrySet().stream()
                    .filter(group -> group.getValue().stream().allMatch(member -> member.category().equals(category)))
                    .map(Map.Entry::getKey)
                    .sorted(Comparator.comparingInt((String group) -> groups.getOrDefault(group, List.of()).size())
                            .thenComparing(Function.identity()))
                    .toList();
            for (Part part : wanted) {
                if (count(part).getOrDefault(category, 0L) == 0) {
                    spare(alone, parts, settled).ifPresent(group -> move(group, part, groups, parts));
                }
            }
        }
    }

    /** Of a part that has two or more. */
    private static Optional<String> spare(List<String> alone, Map<String, Part> parts, Set<String> settled) {
        Map<Part, Long> holders = alone.stream().flatMap(group -> Optional.ofNullable(parts.get(group)).stream())
                .collect(Collectors.groupingBy(Function.identity(), () -> new EnumMap<>(Part.class), Collectors.counting()));
        Optional<Part> richest = holders.entrySet().stream().filter(holder -> holder.getValue() > 1)
                .max(Map.Entry.<Part, Long>comparingByValue().thenComparing(Map.Entry.<Part, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
        return richest.flatMap(part -> alone.stream().filter(group -> parts.get(group) == part && !settled.contains(group)).findFirst());
    }

    private void move(String group, Part to, Map<String, List<Entry>> groups, Map<String, Part> parts) {
        List<Entry> members = groups.getOrDefault(group, List.of());
        Optional.ofNullable(parts.put(group, to)).ifPresent(from -> remove(from, members));
        add(to, members);
    }
}
