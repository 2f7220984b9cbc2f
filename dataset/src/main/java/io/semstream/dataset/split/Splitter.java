package io.semstream.dataset.split;

import io.semstream.dataset.ContentHash;
import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.SplitRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts groups into parts. What was in a part stays there; new groups, large ones first and equal ones in the order of their hashes, go where they bring the
 * counts of their categories nearest to the wanted shares. Nothing but contents, categories, groups and the seed decides: neither names nor places nor order.
 */
public final class Splitter {
    /**
     * @param moved
     *            images that were in another part before, because groups grew together
     */
    public record Outcome(DatasetFile dataset, int moved) {}

    private final DatasetFile dataset;
    private final SplitRule rule;

    private Splitter(DatasetFile dataset, SplitRule rule) {
        this.dataset = dataset;
        this.rule = rule;
    }

    /**
     * @param afresh
     *            whether to forget the parts images are in
     */
    public static Outcome split(DatasetFile dataset, SplitRule rule, boolean afresh) {
        boolean sameRule = dataset.split().filter(rule::equals).isPresent();
        return new Splitter(dataset, rule).split(afresh || !sameRule);
    }

    private Outcome split(boolean afresh) {
        Map<String, String> leftOut = LeftOut.reasons(dataset.images());
        List<Entry> usable = dataset.images().stream().filter(image -> !leftOut.containsKey(LeftOut.key(image))).toList();
        Set<KeepTogether> keep = rule.keepTogether().stream().map(KeepTogether::named).collect(Collectors.toSet());
        Map<String, List<Entry>> groups = Groups.of(usable, keep);
        Map<String, Part> parts = assign(groups, afresh);
        Map<String, String> groupOf = new HashMap<>();
        groups.forEach((group, members) -> members.forEach(member -> groupOf.put(LeftOut.key(member), group)));
        List<Entry> images = dataset.images().stream().map(image -> placed(image, leftOut, groupOf, parts)).toList();
        int moved = afresh ? 0 : moved(dataset.images(), images);
        return new Outcome(DatasetFile.of(dataset.categories(), Optional.of(rule), images), moved);
    }

    private static Entry placed(Entry image, Map<String, String> leftOut, Map<String, String> groupOf, Map<String, Part> parts) {
        String group = groupOf.getOrDefault(LeftOut.key(image), "");
        return group.isEmpty()
                ? image.in(image.sha256().substring(0, 16), Optional.empty(), Optional.ofNullable(leftOut.get(LeftOut.key(image))))
                : image.in(group, Optional.ofNullable(parts.get(group)), Optional.empty());
    }

    private static int moved(List<Entry> before, List<Entry> after) {
        Map<String, Part> former = new HashMap<>();
        before.forEach(image -> image.part().ifPresent(part -> former.put(LeftOut.key(image), part)));
        return (int) after.stream().filter(image -> former.containsKey(LeftOut.key(image)))
                .filter(image -> !image.part().equals(Optional.ofNullable(former.get(LeftOut.key(image))))).count();
    }

    private Map<String, Part> assign(Map<String, List<Entry>> groups, boolean afresh) {
        var balance = new Balance(rule, groups.values());
        Map<String, Part> parts = new HashMap<>();
        if (!afresh) {
            groups.forEach((group, members) -> formerPart(members).ifPresent(part -> parts.put(group, part)));
            parts.forEach((group, part) -> balance.add(part, members(groups, group)));
        }
        Set<String> settled = new HashSet<>(parts.keySet());
        for (String group : order(groups)) {
            if (!parts.containsKey(group)) {
                Part part = balance.best(members(groups, group));
                balance.add(part, members(groups, group));
                parts.put(group, part);
            }
        }
        balance.fillEmptyParts(groups, parts, settled);
        return parts;
    }

    private static List<Entry> members(Map<String, List<Entry>> groups, String group) {
        return groups.getOrDefault(group, List.of());
    }

    /** The one most of its images were in; training where that is no one. */
    private static Optional<Part> formerPart(List<Entry> members) {
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        members.forEach(member -> member.part().ifPresent(part -> counts.merge(part, 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.<Part, Integer>comparingByValue().thenComparing(Map.Entry.<Part, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    private List<String> order(Map<String, List<Entry>> groups) {
        Map<String, String> hashes = new HashMap<>();
        groups.keySet().forEach(group -> hashes.put(group, ContentHash.of((rule.seed() + ":" + group).getBytes(StandardCharsets.UTF_8))));
        List<String> order = new ArrayList<>(groups.keySet());
        order.sort(Comparator.comparingInt((String group) -> -members(groups, group).size())
                .thenComparing(group -> hashes.getOrDefault(group, "")));
        return order;
    }
}
