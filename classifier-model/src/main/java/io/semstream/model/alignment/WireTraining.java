package io.semstream.model.alignment;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.semstream.model.network.Libtorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** Trains a {@link WireNetwork} by libtorch: mean squared error, Adam, a learning rate that falls as a cosine, turned and mirrored frames. The same seed gives the same examples in the same order. */
public final class WireTraining {
    private static final List<View> VIEWS = List.of(View.values());
    private static final int BATCH = 16;
    private static final double SAME = 1e-3;
    private static final float RATE = 2e-3f;
    private static final float LAST_RATE = 2e-5f;

    private final int epochs;
    private final long seed;
    private final Consumer<String> progress;

    public WireTraining(int epochs, long seed, Consumer<String> progress) {
        this.epochs = epochs;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * @param examples
     *            all of one size
     * @param held
     *            for the standard error, not trained on
     */
    public WireNetwork train(List<WireExample> examples, List<WireExample> held) {
        Engine engine = Libtorch.load();
        engine.setRandomSeed((int) seed);
        int batches = Math.max(1, examples.size() / BATCH);
        try (Model model = engine.newModel("wires", Device.cpu())) {
            model.setBlock(block());
            var optimizer = Optimizer.adam().optLearningRateTracker(Tracker.cosine().setBaseValue(RATE).optFinalValue(LAST_RATE)
                    .setMaxUpdates(epochs * batches).build()).build();
            var config = new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimizer).optDevices(new Device[]{Device.cpu()});
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH, 1, WireInput.LONGEST_EDGE, WireInput.LONGEST_EDGE));
                run(trainer, examples);
                float[] parameters = parameters(model.getBlock());
                verify(trainer, new WireNetwork(parameters, 0), examples.getFirst());
                return new WireNetwork(parameters, error(new WireNetwork(parameters, 0), held));
            }
        }
    }

    private static Block block() {
        SequentialBlock block = new SequentialBlock();
        for (Layer layer : Layer.ALL) {
            block.add(Conv2d.builder().setFilters(layer.filters()).setKernelShape(new Shape(layer.kernel(), layer.kernel()))
                    .optStride(new Shape(layer.stride(), layer.stride())).optPadding(new Shape(layer.padding(), layer.padding())).build());
            block.add(Activation.reluBlock());
        }
        return block.add(Pool.globalAvgPool2dBlock()).add(Linear.builder().setUnits(Layer.OUTPUTS).build());
    }

    private void run(Trainer trainer, List<WireExample> examples) {
        List<WireExample> order = new ArrayList<>(examples);
        Random random = new Random(seed);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            Collections.shuffle(order, random);
            double loss = 0;
            int steps = 0;
            for (int from = 0; from + BATCH <= order.size() || from == 0; from += BATCH) {
                View view = VIEWS.get(random.nextInt(VIEWS.size()));
                loss += step(trainer, order.subList(from, Math.min(order.size(), from + BATCH)), view);
                steps++;
            }
            progress.accept(String.format(Locale.ROOT, "epoch %d of %d: mean squared error %.5f", epoch, epochs, loss / steps));
        }
    }

    private static double step(Trainer trainer, List<WireExample> batch, View view) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            List<WireExample> seen = batch.stream().map(view::of).toList();
            NDArray images = manager.create(pixels(seen), new Shape(seen.size(), 1, seen.getFirst().image().height(),
                    seen.getFirst().image().width()));
            NDArray targets = manager.create(targets(seen), new Shape(seen.size(), Layer.OUTPUTS));
            double loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList answers = trainer.forward(new NDList(images));
                NDArray error = trainer.getLoss().evaluate(new NDList(targets), answers);
                gradients.backward(error);
                loss = error.toType(DataType.FLOAT64, false).getDouble();
            }
            trainer.step();
            return loss;
        }
    }

    /** What was trained by libtorch is computed in plain Java afterwards: both must say the same. */
    private static void verify(Trainer trainer, WireNetwork network, WireExample example) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray image = manager.create(pixels(List.of(example)), new Shape(1, 1, example.image().height(), example.image().width()));
            float[] expected = trainer.evaluate(new NDList(image)).singletonOrThrow().toFloatArray();
            float[] found = network.answer(example.image());
            for (int k = 0; k < found.length; k++) {
                if (!(Math.abs(expected[k] - found[k]) < SAME)) {
                    throw new IllegalStateException("libtorch answers " + Arrays.toString(expected) + ", the plain network "
                            + Arrays.toString(found));
                }
            }
        }
    }

    private static float[] pixels(List<WireExample> batch) {
        int size = batch.getFirst().image().samples().length;
        float[] pixels = new float[batch.size() * size];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(WireInput.standardised(batch.get(i).image()), 0, pixels, i * size, size);
        }
        return pixels;
    }

    private static float[] targets(List<WireExample> batch) {
        float[] targets = new float[batch.size() * Layer.OUTPUTS];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).target(), 0, targets, i * Layer.OUTPUTS, Layer.OUTPUTS);
        }
        return targets;
    }

    private static float[] parameters(Block block) {
        float[] all = new float[Layer.parameters()];
        int at = 0;
        for (Parameter parameter : block.getParameters().values()) {
            float[] values = parameter.getArray().toFloatArray();
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        return all;
    }

    private static double error(WireNetwork network, List<WireExample> held) {
        double sum = 0;
        for (WireExample example : held) {
            double difference = Math.clamp(network.answer(example.image())[0], 0f, 1f) - example.alignedFraction();
            sum += difference * difference;
        }
        return held.isEmpty() ? 0 : Math.sqrt(sum / held.size());
    }
}
