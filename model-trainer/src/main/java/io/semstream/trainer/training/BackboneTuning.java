package io.semstream.trainer.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Libtorch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Lets a backbone learn a little before a head is fitted to what it sees: some steps behind a new linear layer, which is thrown away, and then half the way back to what
 * the network was. So it keeps what it knew of other images (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022). On a processor the same images
 * give the same network. Batch normalisation keeps its running statistics. Memory: the network, its gradients and moments, what autograd keeps of one batch, and the batch.
 */
public final class BackboneTuning {
    private static final float SHARE = 0.5f;

    private final int steps;
    private final Optional<String> from;
    private final Hyperparameters settings;
    private final TrainingDevices devices;

    /**
     * @param from
     *            parameters before this one stay; see {@link Replica#learnFrom}
     * @param settings
     *            of which epochs, class weights and what is about auxiliary outputs mean nothing here
     */
    public BackboneTuning(int steps, Optional<String> from, Hyperparameters settings, TrainingDevices devices) {
        this.steps = steps;
        this.from = from;
        this.settings = settings;
        this.devices = devices;
    }

    /**
     * Images to learn from.
     *
     * @param chances
     *            of each image to be the next one of a batch
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
    public record Images(List<GrayImage> pixels, int[] labels, double[] chances, int categories) {
        private int drawn(double[] ends, RandomGenerator random) {
            int at = Arrays.binarySearch(ends, random.nextDouble() * ends[ends.length - 1]);
            return Math.min(at < 0 ? -at - 1 : at + 1, ends.length - 1);
        }

        private Batch batch(double[] ends, Hyperparameters settings, RandomGenerator random) {
            Augmenter augmenter = new Augmenter(settings.augment());
            InputSize size = settings.size();
            float[] levels = new float[settings.batch() * size.pixels()];
            int[] drawn = new int[settings.batch()];
            for (int i = 0; i < drawn.length; i++) {
                int image = drawn(ends, random);
                drawn[i] = labels[image];
                System.arraycopy(augmenter.vary(pixels.get(image), size, random), 0, levels, i * size.pixels(), size.pixels());
            }
            return new Batch(levels, drawn, size);
        }
    }

    /** How the loss fell. */
    public record Outcome(double firstLoss, double lastLoss) {}

    /**
     * Finds out whether a network can learn that way, before images are read.
     *
     * @throws RunProblem
     *             when it cannot
     */
    public void require(Path backbone) {
        replica(Libtorch.load(), backbone, 2).close();
    }

    /**
     * @param out
     *            the new TorchScript
     */
    public Outcome run(Path backbone, Images images, Path out) throws IOException {
        Engine engine = Libtorch.load();
        double[] ends = images.chances().clone();
        Arrays.parallelPrefix(ends, Double::sum);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed());
        float[] alike = new float[images.categories()];
        Arrays.fill(alike, 1);
        Losses losses = new Losses(settings, alike);
        // Eager, as in every training; this thread serves again afterwards.
        JniUtils.setGraphExecutorOptimize(false);
        try (Replica replica = replica(engine, backbone, images.categories());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
            List<float[]> before = replica.values();
            Optimizer optimizer = new Optimizer(settings, replica.parameters(), replica.manager());
            double first = 0;
            double last = 0;
            for (int step = 1; step <= steps; step++) {
                double rate = settings.learningRate() * settings.schedule().factor(step - 1L, steps, 0);
                last = learned(engine, replica, images.batch(ends, settings, random), losses);
                requireFinite(last, step, rate);
                first = step == 1 ? last : first;
                optimizer.update(step, rate);
            }
            replica.retreat(before, SHARE);
            replica.writeModule(file);
            return new Outcome(first, last);
        } finally {
            JniUtils.setGraphExecutorOptimize(true);
        }
    }

    private Replica replica(Engine engine, Path backbone, int categories) {
        Device device = devices.on(engine).getFirst();
        Replica replica = new Replica(engine, device, backbone, settings.size(), categories, settings.seed());
        try {
            replica.keepStatistics();
            from.ifPresent(replica::learnFrom);
            return replica;
        } catch (RunProblem problem) {
            replica.close();
            throw problem;
        }
    }

    private static double learned(Engine engine, Replica replica, Batch batch, Losses losses) {
        try (GradientCollector collector = engine.newGradientCollector()) {
            return replica.gradients(batch, batch.labels(), losses, collector);
        }
    }

    private static void requireFinite(double loss, int step, double rate) {
        if (!Double.isFinite(loss)) {
            throw new RunProblem("the loss became " + loss + " at step " + step + ": the learning rate " + rate
                    + " is too high for this network; lower --learning-rate");
        }
    }

    /** As a bundle's card says it. */
    @Override
    public String toString() {
        return steps + " steps of " + settings.batch() + " images" + from.map(name -> " from " + name + " on").orElse("") + " ("
                + settings.optimizer() + ", learning rate " + settings.learningRate() + ", weight decay " + settings.weightDecay()
                + "), then half the way back";
    }
}
