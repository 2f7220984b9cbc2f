package io.semstream.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The percentile bootstrap (Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 1979) over groups of images: images of one source
 * resemble each other, so whole groups are drawn with replacement and not single images. Seeded: the same data give the same interval.
 */
public final class Bootstrap {
    /** Fewer groups tell nothing about how much groups differ. */
    public static final int LEAST_GROUPS = 5;
    private static final int REPETITIONS = 1000;
    private static final double TAIL = 0.025;

    private final List<int[]> groups;
    private final int images;
    private final long seed;

    /**
     * @param groupOfImage
     *            name of each image's group
     */
    public Bootstrap(List<String> groupOfImage, long seed) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < groupOfImage.size(); i++) {
            members.computeIfAbsent(groupOfImage.get(i), name -> new ArrayList<>()).add(i);
        }
        this.groups = members.values().stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
        this.images = groupOfImage.size();
        this.seed = seed;
    }

    public int groups() {
        return groups.size();
    }

    /**
     * @param statistics
     *            numbers from the rows of some images, rows may repeat; NaN where they cannot be told
     * @return one estimate for each number; NaN where all images together cannot tell it
     */
    public List<Estimate> estimates(Function<int[], double[]> statistics) {
        double[] values = statistics.apply(rows(all()));
        double[][] drawn = new double[groups.size() < LEAST_GROUPS ? 0 : REPETITIONS][];
        Random random = new Random(seed);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = statistics.apply(rows(draw(random)));
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int n = 0; n < values.length; n++) {
            int number = n;
            double[] known = Arrays.stream(drawn).mapToDouble(row -> row[number]).filter(Double::isFinite).sorted().toArray();
            estimates.add(new Estimate(values[n], interval(known), groups.size()));
        }
        return estimates;
    }

    private static Optional<Interval> interval(double[] sorted) {
        if (sorted.length < REPETITIONS / 2) {
            return Optional.empty();
        }
        int last = sorted.length - 1;
        return Optional.of(new Interval(sorted[(int) Math.floor(TAIL * last)], sorted[(int) Math.ceil((1 - TAIL) * last)]));
    }

    private int[] all() {
        int[] all = new int[groups.size()];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private int[] draw(Random random) {
        int[] chosen = new int[groups.size()];
        Arrays.setAll(chosen, i -> random.nextInt(groups.size()));
        return chosen;
    }

    private int[] rows(int[] chosen) {
        int[] rows = new int[Math.max(images, 1) * 2];
        int count = 0;
        for (int group : chosen) {
            int[] members = groups.get(group);
            if (count + members.length > rows.length) {
                rows = Arrays.copyOf(rows, (count + members.length) * 2);
            }
            System.arraycopy(members, 0, rows, count, members.length);
            count += members.length;
        }
        return Arrays.copyOf(rows, count);
    }
}
