package io.semstream.trainer.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which images go into which batch: shuffled anew for each epoch, and the same for the same seed. */
final class EpochOrder {
    private EpochOrder() {}

    /** Batches of indices; a last one of a single image, which batch normalisation cannot take, joins the one before. */
    static List<List<Integer>> batches(List<Integer> images, int size, long seed, int epoch) {
        List<Integer> order = new ArrayList<>(images);
        Collections.shuffle(order, new Random(seed * 1_000_003 + epoch));
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += size) {
            int end = Math.min(from + size, order.size());
            int to = order.size() - end == 1 ? order.size() : end;
            batches.add(order.subList(from, to));
            from += to - end;
        }
        return batches;
    }
}
