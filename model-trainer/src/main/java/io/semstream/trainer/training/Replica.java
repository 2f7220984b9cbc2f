package io.semstream.trainer.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A TorchScript network on one device: forward, loss, backward. For one thread at a time. */
final class Replica implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final Optional<NewHead> head;
    private final List<PtNDArray> parameters = new ArrayList<>();
    private boolean training;
    private boolean steady;

    /**
     * @param module
     *            TorchScript from grey images to logits, embedding and what else training wants; or to an embedding alone, which then gets a linear layer
     * @param seed
     *            of that layer
     */
    Replica(Engine engine, ai.djl.Device device, Path module, InputSize size, int categories, long seed) {
        manager = (PtNDManager) engine.newBaseManager(device);
        block = load(module);
        inference();
        head = newHead(size, categories, seed);
        JniUtils.moduleGetParams(block, manager).forEach(parameter -> parameters.add((PtNDArray) parameter));
        if (parameters.isEmpty()) {
            close();
            throw new RunProblem(module + " has no parameters that can be trained (a frozen TorchScript has none);"
                    + " use --mode feature-extraction, or save it without freezing");
        }
        head.ifPresent(linear -> parameters.addAll(linear.tensors()));
    }

    private PtSymbolBlock load(Path module) {
        try {
            return JniUtils.loadModule(manager, module, true, new String[0], new String[0], true);
        } catch (EngineException e) {
            throw new RunProblem(module + " is not a TorchScript network that libtorch can load: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Optional<NewHead> newHead(InputSize size, int categories, long seed) {
        try (NDManager scope = manager.newSubManager()) {
            NDList outputs = IValueUtils.forward(block, new NDList(scope.zeros(new Shape(1, 1, size.height(), size.width()))), false);
            if (outputs.size() > 1) {
                return Optional.empty();
            }
            Shape shape = outputs.get(0).getShape();
            if (shape.dimension() != 2) {
                throw new RunProblem("the backbone gives a tensor " + shape + " where an embedding [B,D] was expected");
            }
            return Optional.of(NewHead.create(manager, (int) shape.get(1), categories, seed));
        } catch (EngineException e) {
            throw new RunProblem("the network fails on grey images of " + size + " pixels: " + firstLine(e), e);
        }
    }

    /** Learns as it serves, without dropout and with the running statistics it came with: a few small batches have no better ones. */
    void keepStatistics() {
        steady = true;
    }

    /**
     * Lets only a part of the network learn: its parameters from one on, in the order of the network, and a linear layer behind it.
     *
     * @param first
     *            name of a parameter, or what such names begin with up to a dot
     */
    void learnFrom(String first) {
        List<String> names = ofNetwork().stream().map(PtNDArray::getName).toList();
        int at = IntStream.range(0, names.size()).filter(k -> (names.get(k) + ".").startsWith(first + ".")).findFirst()
                .orElseThrow(() -> new RunProblem(
                        "the network has no parameter " + first + "; there are " + String.join(", ", names)));
        List<PtNDArray> fixed = parameters.subList(0, at);
        fixed.forEach(parameter -> parameter.setRequiresGradient(false));
        fixed.clear();
    }

    /** The numbers of those parameters of the network that learn. */
    List<float[]> values() {
        return ofNetwork().stream().map(PtNDArray::toFloatArray).toList();
    }

    /**
     * Puts every parameter of the network that learns on the way between what it was and what it is.
     *
     * @param share
     *            0 for what it was, 1 for what it is
     */
    void retreat(List<float[]> before, float share) {
        for (int k = 0; k < before.size(); k++) {
            PtNDArray parameter = ofNetwork().get(k);
            float[] now = parameter.toFloatArray();
            ByteBuffer between = ByteBuffer.allocateDirect(now.length * Float.BYTES).order(ByteOrder.nativeOrder());
            for (int i = 0; i < now.length; i++) {
                between.putFloat(before.get(k)[i] + share * (now[i] - before.get(k)[i]));
            }
            parameter.set(between.flip());
        }
    }

    private List<PtNDArray> ofNetwork() {
        return parameters.subList(0, parameters.size() - head.map(linear -> linear.tensors().size()).orElse(0));
    }

    /** All that is learned, on this device; in the same order for the same network. */
    List<PtNDArray> parameters() {
        return parameters;
    }

    PtNDManager manager() {
        return manager;
    }

    private void inference() {
        JniUtils.enableInferenceMode(block);
        training = false;
    }

    /**
     * Adds to the gradients of the parameters.
     *
     * @param part
     *            of a batch, or all of it
     * @param whole
     *            labels of the batch
     * @return what the part adds to the loss of the batch
     */
    double gradients(Batch part, int[] whole, Losses losses, GradientCollector collector) {
        if (!training && !steady) {
            JniUtils.enableTrainingMode(block);
            training = true;
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = tensor(scope, part);
            NDList outputs = IValueUtils.forward(block, new NDList(input), true);
            NDArray logits = head.map(linear -> linear.logits(outputs.get(0))).orElseGet(() -> outputs.get(0));
            NDList extras = outputs.size() > 2 ? outputs.subNDList(2) : new NDList();
            NDArray loss = losses.of(logits, extras, input, part.labels(), whole);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    /** One row of logits for each image. */
    float[][] logits(Batch batch) {
        if (training) {
            inference();
        }
        try (NDManager scope = manager.newSubManager()) {
            NDList outputs = IValueUtils.forward(block, new NDList(tensor(scope, batch)), false);
            NDArray logits = head.map(linear -> linear.logits(outputs.get(0))).orElseGet(() -> outputs.get(0));
            float[] values = logits.toFloatArray();
            int categories = values.length / batch.size();
            float[][] rows = new float[batch.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOfRange(values, i * categories, (i + 1) * categories);
            }
            return rows;
        }
    }

    private static NDArray tensor(NDManager scope, Batch batch) {
        return scope.create(batch.pixels(), new Shape(batch.size(), 1, batch.shape().height(), batch.shape().width()));
    }

    /** The network as TorchScript that is ready to serve, parameters and running statistics included. */
    void writeModule(OutputStream out) throws IOException {
        inference();
        KeepingOutput kept = new KeepingOutput(out);
        JniUtils.writeModule(block, kept, false);
        kept.rethrow();
    }

    /** Present when the network itself ends in an embedding. */
    Optional<NewHead> head() {
        return head;
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }

    /** Native code cannot be told that a disk is full: keep the failure until it is back. */
    private static final class KeepingOutput extends OutputStream {
        private final OutputStream out;
        private Optional<IOException> failure = Optional.empty();

        KeepingOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) {
            write(new byte[]{(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (failure.isEmpty()) {
                try {
                    out.write(bytes, from, length);
                } catch (IOException e) {
                    failure = Optional.of(e);
                }
            }
        }

        void rethrow() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }
}
