package io.semstream.trainer.training;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Batches of an epoch, made by another thread while the network computes; never more than three lie ready. */
final class BatchStream implements AutoCloseable {
    private static final int AHEAD = 3;

    /** What makes pixels of an image. */
    @FunctionalInterface
    private interface View {
        float[] of(GrayImage image, int index);
    }

    private final PreparedImages images;
    private final IntUnaryOperator category;
    private final InputSize size;
    private final View view;
    private final Iterator<List<Integer>> batches;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Deque<Future<Batch>> ahead = new ArrayDeque<>();

    private BatchStream(PreparedImages images, IntUnaryOperator category, InputSize size, View view, List<List<Integer>> batches) {
        this.images = images;
        this.category = category;
        this.size = size;
        this.view = view;
        this.batches = batches.iterator();
        for (int i = 0; i < AHEAD; i++) {
            order();
        }
    }

    /** Each image varied as its number, the seed and the epoch say. */
    static BatchStream varied(PreparedImages images, IntUnaryOperator category, InputSize size, Augmenter augmenter, long epochSeed,
            List<List<Integer>> batches) {
        return new BatchStream(images, category, size, (image, index) -> augmenter.vary(image, size, random(epochSeed, index)), batches);
    }

    /** Each image as it is. */
    static BatchStream plain(PreparedImages images, IntUnaryOperator category, InputSize size, List<List<Integer>> batches) {
        return new BatchStream(images, category, size,
                (image, index) -> Augmenter.levels(AreaResize.to(image, size.width(), size.height())), batches);
    }

    private static RandomGenerator random(long epochSeed, int index) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(epochSeed * 1_000_003 + index);
    }

    private void order() {
        if (batches.hasNext()) {
            List<Integer> indices = batches.next();
            ahead.add(worker.submit(() -> batch(indices)));
        }
    }

    private Batch batch(List<Integer> indices) throws IOException {
        float[] pixels = new float[indices.size() * size.pixels()];
        int[] labels = new int[indices.size()];
        for (int i = 0; i < labels.length; i++) {
            int index = indices.get(i);
            labels[i] = category.applyAsInt(index);
            System.arraycopy(view.of(images.image(index), index), 0, pixels, i * size.pixels(), size.pixels());
        }
        return new Batch(pixels, labels, size);
    }

    boolean hasNext() {
        return !ahead.isEmpty();
    }

    Batch next() throws IOException {
        Future<Batch> first = ahead.remove();
        order();
        try {
            return first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("making a batch", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunProblem("interrupted while a batch was made");
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
