package io.semstream.dataset.inspection;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Counts pairs and keeps the nearest. */
final class NearestPairs implements Consumer<NearDuplicates.Pair> {
    private static final int KEPT = 10_000;
    private static final Comparator<NearDuplicates.Pair> NEAREST_FIRST = Comparator.comparingInt(NearDuplicates.Pair::distance)
            .thenComparing(pair -> pair.first().path()).thenComparing(pair -> pair.second().path());

    private final PriorityQueue<NearDuplicates.Pair> kept = new PriorityQueue<>(NEAREST_FIRST.reversed());
    private long all;

    @Override
    public void accept(NearDuplicates.Pair pair) {
        all++;
        kept.add(pair);
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    List<NearDuplicates.Pair> nearest() {
        return kept.stream().sorted(NEAREST_FIRST).toList();
    }

    long all() {
        return all;
    }
}
