package io.semstream.trainer.training;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Moves parameters along their gradients and remembers what it needs for the next step. */
final class Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float UNSCALED = 1;
    private static final float UNCLIPPED = 0;

    private final OptimizerKind kind;
    private final float weightDecay;
    private final float momentum;
    private final List<PtNDArray> parameters;
    private final List<PtNDArray> moments = new ArrayList<>();

    Optimizer(Hyperparameters settings, List<PtNDArray> parameters, PtNDManager manager) {
        this.kind = settings.optimizer();
        this.weightDecay = (float) settings.weightDecay();
        this.momentum = (float) settings.momentum();
        this.parameters = parameters;
        for (int i = 0; i < parameters.size() * perParameter(); i++) {
            moments.add((PtNDArray) manager.zeros(parameters.get(i / perParameter()).getShape(), DataType.FLOAT32));
        }
    }

    private int perParameter() {
        return switch (kind) {
            case ADAM, ADAMW -> 2;
            case SGD -> momentum > 0 ? 1 : 0;
        };
    }

    /**
     * @param step
     *            from 1
     */
    void update(long step, double rate) {
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(BETA2, (double) step)) / (1 - Math.pow(BETA1, (double) step)));
        for (int i = 0; i < parameters.size(); i++) {
            PtNDArray parameter = parameters.get(i);
            try (PtNDArray gradient = JniUtils.getGradient(parameter)) {
                if (gradient == null) {
                    continue;
                }
                move(i, parameter, gradient, (float) rate, corrected);
                JniUtils.zeroGrad(parameter);
            }
        }
    }

    @SuppressWarnings("NullAway") // no momentum is no array, says the native library
    private void move(int i, PtNDArray parameter, PtNDArray gradient, float rate, float corrected) {
        if (kind == OptimizerKind.SGD) {
            JniUtils.sgdUpdate(parameter, gradient, momentum > 0 ? moments.get(i) : null, rate, weightDecay, UNSCALED, UNCLIPPED, momentum);
        } else {
            JniUtils.adamUpdate(parameter, gradient, moments.get(2 * i), moments.get(2 * i + 1), rate, corrected, weightDecay, UNSCALED,
                    UNCLIPPED, BETA1, BETA2, EPSILON, kind == OptimizerKind.ADAMW);
        }
    }

    void write(OutputStream out) throws IOException {
        for (PtNDArray moment : moments) {
            Tensors.write(moment, out);
        }
    }

    void read(InputStream in) throws IOException {
        for (PtNDArray moment : moments) {
            Tensors.read(moment, in);
        }
    }

    /** The numbers of tensors as bytes. */
    static final class Tensors {
        private Tensors() {}

        static void write(PtNDArray tensor, OutputStream out) throws IOException {
            ByteBuffer bytes = tensor.toByteBuffer(false);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            out.write(copy);
        }

        static void read(PtNDArray tensor, InputStream in) throws IOException {
            int length = Math.toIntExact(tensor.getShape().size() * Float.BYTES);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("a tensor is cut off");
            }
            ByteBuffer direct = ByteBuffer.allocateDirect(length).order(java.nio.ByteOrder.nativeOrder());
            tensor.set(direct.put(bytes).flip());
        }
    }
}
