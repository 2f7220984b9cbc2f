package io.semstream.model.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        return with(rows(embeddings, kept), Arrays.stream(kept).map(i -> labels[i]).toArray(), rows(embeddings, heldOut), quantile,
                Optional.empty());
    }

    private static float[][] rows(float[][] all, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(i -> all[i]).toArray(float[][]::new);
    }

    static OutOfDomain with(float[][] embeddings, int[] labels, float[][] heldOut, double quantile,
            Optional<Standardisation> standardisation) {
        Samples.require(embeddings, labels);
        float[][] compared = standardisation.map(scale -> Arrays.stream(embeddings).map(scale::apply).toArray(float[][]::new))
                .orElse(embeddings);
        OutOfDomain anyDistance = new OutOfDomain(points(compared, labels), 2, standardisation);
        return anyDistance.withThreshold(Arrays.stream(heldOut).mapToDouble(anyDistance::distance).toArray(), quantile);
    }

    /** The distance that the given share of known images stays below, with the finite-sample correction of a quantile of new ones. */
    static double limit(double[] distances, double quantile) {
        if (!(quantile > 0 && quantile <= 1) || distances.length == 0) {
            throw new IllegalArgumentException("quantile " + quantile + " of " + distances.length + " distances");
        }
        double[] sorted = Arrays.stream(distances).sorted().toArray();
        int rank = Math.clamp((long) Math.ceil((sorted.length + 1) * quantile), 1, sorted.length);
        return Math.max(sorted[rank - 1], 1e-6);
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
        int nearest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.size(); k++) {
            double similarity = Vectors.dot(member, means.get(k));
            if (similarity > most) {
                most = similarity;
                nearest = k;
            }
        }
        return nearest;
    }
}
