package io.semstream.model.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Finds reference points (spherical k-means within each category) and the distance beyond which an image is unknown. */
final class OutOfDomainFit {
    private static final int POINTS_PER_CATEGORY = 16;
    private static final int ROUNDS = 20;
    private static final int HELD_OUT_EVERY = 5;
    private static final long SEED = 20260101;

    private OutOfDomainFit() {}

    static OutOfDomain splitting(float[][] embeddings, int[] labels, double quantile) {
        Samples.require(embeddings, labels);
        int[] kept = IntStream.range(0, labels.length).filter(i -> i % HELD_OUT_EVERY != 0).toArray();
        int[] heldOut = IntStream.range(0, labels.length).filter(i -> i % HELD_OUT_EVERY == 0).toArray();
        return with(rows(embeddings, kept), Arrays.stream(kept).map(i -> labels[i]).toArray(), rows(embeddings, heldOut), quantile);
    }

    private static float[][] rows(float[][] all, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(i -> all[i]).toArray(float[][]::new);
    }

    static OutOfDomain with(float[][] embeddings, int[] labels, float[][] heldOut, double quantile) {
        Samples.require(embeddings, labels);
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile out of (0,1]: " + quantile);
        }
        float[][] points = points(embeddings, labels);
        OutOfDomain anyDistance = new OutOfDomain(points, 2);
        double[] distances = Arrays.stream(heldOut).mapToDouble(anyDistance::distance).sorted().toArray();
        int rank = Math.clamp((long) Math.ceil((distances.length + 1) * quantile), 1, distances.length);
        return new OutOfDomain(points, Math.max(distances[rank - 1], 1e-6));
    }

    private static float[][] points(float[][] embeddings, int[] labels) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<float[]> points = new ArrayList<>();
        for (int category : Arrays.stream(labels).distinct().sorted().toArray()) {
            List<float[]> members = IntStream.range(0, labels.length).filter(i -> labels[i] == category)
                    .mapToObj(i -> Vectors.normalised(embeddings[i])).filter(unit -> Vectors.norm(unit) > 0).toList();
            if (!members.isEmpty()) {
                points.addAll(means(members, random));
            }
        }
        return points.toArray(float[][]::new);
    }

    private static List<float[]> means(List<float[]> members, RandomGenerator random) {
        List<float[]> means = new ArrayList<>(sample(members, random));
        for (int round = 0; round < ROUNDS; round++) {
            means = moved(members, means);
        }
        return means;
    }

    private static List<float[]> sample(List<float[]> members, RandomGenerator random) {
        List<float[]> shuffled = new ArrayList<>(members);
        java.util.Collections.shuffle(shuffled, java.util.Random.from(random));
        return shuffled.subList(0, Math.min(POINTS_PER_CATEGORY, shuffled.size()));
    }

    private static List<float[]> moved(List<float[]> members, List<float[]> means) {
        float[][] sums = new float[means.size()][members.getFirst().length];
        for (float[] member : members) {
            float[] sum = sums[nearest(member, means)];
            for (int d = 0; d < sum.length; d++) {
                sum[d] += member[d];
            }
        }
        return Arrays.stream(sums).map(Vectors::normalised).filter(mean -> Vectors.norm(mean) > 0).toList();
    }

    private static int nearest(float[] member, List<float[]> means) {
        return IntStream.range(0, means.size()).boxed()
                .max((a, b) -> Double.compare(Vectors.dot(member, means.get(a)), Vectors.dot(member, means.get(b)))).orElseThrow();
    }
}
