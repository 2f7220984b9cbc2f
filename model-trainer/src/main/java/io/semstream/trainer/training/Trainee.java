package io.semstream.trainer.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.semstream.model.network.Libtorch;
import io.semstream.model.network.LinearHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TorchScript network in training, on one device or several: gradients, update. The same graph is trained that will be served; nothing is converted. Belongs to one
 * thread.
 */
final class Trainee implements AutoCloseable {
    private final Engine engine;
    private final Replicas replicas;
    private final Replica first;
    private final Optimizer optimizer;
    private final Losses losses;
    private final long seed;

    /**
     * @param module
     *            see {@link Replica}
     * @param classWeights
     *            one for each category
     * @param devices
     *            one or more
     */
    Trainee(Path module, Hyperparameters settings, float[] classWeights, List<Device> devices) {
        engine = Libtorch.load();
        // Eager: profiling and recompiling for every batch size and input size costs more than it gains, and results must not depend on what ran before.
        JniUtils.setGraphExecutorOptimize(false);
        seed = settings.seed();
        losses = new Losses(settings, classWeights);
        replicas = new Replicas(replicas(module, settings.size(), classWeights.length, devices), TrainingDevices.areApart(devices));
        first = replicas.first();
        optimizer = new Optimizer(settings, first.parameters(), first.manager());
    }

    private List<Replica> replicas(Path module, InputSize size, int categories, List<Device> devices) {
        List<Replica> made = new ArrayList<>();
        for (Device device : devices) {
            made.add(new Replica(engine, device, module, size, categories, seed));
        }
        return made;
    }

    /**
     * Learns from a batch.
     *
     * @param step
     *            from 1; also seeds what is random inside the network, so that a run can be taken up at any step
     * @return the loss before the update
     */
    double learn(Batch batch, long step, double rate) {
        double loss = gradients(batch, seed * 1_000_003 + step);
        if (!Double.isFinite(loss)) {
            throw new RunProblem("the loss became " + loss + " at step " + step + ": the learning rate " + rate
                    + " is too high for this network; lower --learning-rate or raise --warmup");
        }
        optimizer.update(step, rate);
        replicas.spread();
        return loss;
    }

    private double gradients(Batch batch, long stepSeed) {
        try (GradientCollector collector = engine.newGradientCollector()) {
            return replicas.gradients(batch, losses, stepSeed, collector);
        }
    }

    /** One row of logits for each image. */
    float[][] logits(Batch batch) {
        return first.logits(batch);
    }

    /** The network as TorchScript that is ready to serve, parameters and running statistics included. */
    void writeModule(OutputStream out) throws IOException {
        first.writeModule(out);
    }

    void writeOptimizer(OutputStream out) throws IOException {
        optimizer.write(out);
    }

    void readOptimizer(InputStream in) throws IOException {
        optimizer.read(in);
    }

    void writeHead(OutputStream out) throws IOException {
        for (PtNDArray tensor : headTensors()) {
            Optimizer.Tensors.write(tensor, out);
        }
    }

    void readHead(InputStream in) throws IOException {
        for (PtNDArray tensor : headTensors()) {
            Optimizer.Tensors.read(tensor, in);
        }
        replicas.spread();
    }

    private List<PtNDArray> headTensors() {
        return first.head().map(NewHead::tensors).orElse(List.of());
    }

    /** Present when the network itself ends in an embedding. */
    Optional<LinearHead> head() {
        return first.head().map(NewHead::linear);
    }

    @Override
    public void close() {
        replicas.close();
    }
}
