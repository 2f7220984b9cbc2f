package io.semstream.trainer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much each example counts: all categories alike, within a category all sources alike, so that fifty images of one sample do not outvote one image of another. */
final class ExampleWeights {
    private record Group(int category, String source) {}

    private ExampleWeights() {}

    /** Adds up to 1. */
    static double[] of(List<? extends Sourced<?>> examples, int categories, double renderedWeight) {
        Map<Group, Integer> sizes = new HashMap<>();
        Map<Integer, Set<String>> sources = new HashMap<>();
        for (Sourced<?> example : examples) {
            sizes.merge(new Group(example.category(), example.source()), 1, Integer::sum);
            sources.computeIfAbsent(example.category(), k -> new HashSet<>()).add(example.source());
        }
        double[] weights = examples.stream().mapToDouble(example -> {
            double share = example.real() ? 1 : renderedWeight;
            long peers = sources.getOrDefault(example.category(), Set.of()).stream()
                    .filter(source -> example.real() != source.equals("rendered")).count();
            return share / peers / sizes.getOrDefault(new Group(example.category(), example.source()), 1);
        }).toArray();
        double[] ofCategory = new double[categories];
        for (int i = 0; i < weights.length; i++) {
            ofCategory[examples.get(i).category()] += weights[i];
        }
        long present = Arrays.stream(ofCategory).filter(total -> total > 0).count();
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= ofCategory[examples.get(i).category()] * present;
        }
        return weights;
    }
}
