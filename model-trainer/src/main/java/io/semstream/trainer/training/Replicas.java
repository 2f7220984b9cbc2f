package io.semstream.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Copies of a network that share every batch. The gradients of the parts add up on the first; what the optimizer makes of its parameters goes back to all. Batch
 * normalisation sees one part at a time, and the running statistics of the first count, as in PyTorch's {@code DataParallel}.
 */
final class Replicas implements AutoCloseable {
    private static final long APART = 7_919_000_001L;

    private final List<Replica> replicas;
    private final Optional<ExecutorService> threads;

    /**
     * @param atOnce
     *            false where they have a device in common: its generator of random numbers gives the same in turn only
     */
    Replicas(List<Replica> replicas, boolean atOnce) {
        this.replicas = List.copyOf(replicas);
        this.threads = replicas.size() > 1 && atOnce ? Optional.of(Executors.newFixedThreadPool(replicas.size())) : Optional.empty();
    }

    Replica first() {
        return replicas.getFirst();
    }

    /**
     * Leaves the gradients of a batch with the parameters of the first.
     *
     * @param seed
     *            of what is random inside the network
     * @return the loss
     */
    double gradients(Batch batch, Losses losses, long seed, GradientCollector collector) {
        JniUtils.setSeed(seed);
        List<Batch> parts = batch.parts(replicas.size());
        double loss = 0;
        if (threads.isPresent()) {
            List<Future<Double>> results = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Replica replica = replicas.get(i);
                Batch part = parts.get(i);
                results.add(threads.get().submit(() -> replica.gradients(part, batch.labels(), losses, collector)));
            }
            for (Future<Double> result : results) {
                loss += finished(result);
            }
        } else {
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0) {
                    JniUtils.setSeed(seed + i * APART);
                }
                loss += replicas.get(i).gradients(parts.get(i), batch.labels(), losses, collector);
            }
        }
        replicas.subList(1, parts.size()).forEach(this::collect);
        return loss;
    }

    private static double finished(Future<Double> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("computing a part of a batch", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunProblem("interrupted while a batch was computed");
        }
    }

    private void collect(Replica from) {
        try (NDManager scope = first().manager().newSubManager()) {
            for (int i = 0; i < from.parameters().size(); i++) {
                PtNDArray sum = JniUtils.getGradient(first().parameters().get(i));
                PtNDArray part = JniUtils.getGradient(from.parameters().get(i));
                if (sum != null && part != null) {
                    sum.attach(scope);
                    part.attach(scope);
                    NDArray here = part.toDevice(sum.getDevice(), false);
                    here.attach(scope);
                    sum.addi(here);
                    JniUtils.zeroGrad(from.parameters().get(i));
                }
            }
        }
    }

    /** Gives the parameters of the first to all others. */
    void spread() {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            replicas.subList(1, replicas.size()).forEach(this::copyTo);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private void copyTo(Replica to) {
        NDIndex everything = new NDIndex("...");
        try (NDManager scope = to.manager().newSubManager()) {
            for (int i = 0; i < to.parameters().size(); i++) {
                PtNDArray target = to.parameters().get(i);
                NDArray source = first().parameters().get(i).toDevice(target.getDevice(), true);
                source.attach(scope);
                target.set(everything, source);
            }
        }
    }

    @Override
    public void close() {
        threads.ifPresent(ExecutorService::shutdownNow);
        replicas.forEach(Replica::close);
    }
}
