package io.semstream.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.semstream.model.network.LinearHead;
import java.util.List;
import java.util.Random;

/** A linear layer behind a network that ends in an embedding. */
record NewHead(PtNDArray weight, PtNDArray bias) {
    static NewHead create(PtNDManager manager, int dimensions, int categories, long seed) {
        float[] values = new float[categories * dimensions];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) / Math.sqrt(dimensions));
        }
        NewHead head = new NewHead((PtNDArray) manager.create(values, new Shape(categories, dimensions)),
                (PtNDArray) manager.zeros(new Shape(categories)));
        head.tensors().forEach(tensor -> tensor.setRequiresGradient(true));
        return head;
    }

    List<PtNDArray> tensors() {
        return List.of(weight, bias);
    }

    NDArray logits(NDArray embedding) {
        return embedding.matMul(weight.transpose()).add(bias);
    }

    LinearHead linear() {
        int dimensions = (int) weight.getShape().get(1);
        float[] values = weight.toFloatArray();
        float[][] rows = new float[(int) weight.getShape().get(0)][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = java.util.Arrays.copyOfRange(values, k * dimensions, (k + 1) * dimensions);
        }
        return new LinearHead(rows, bias.toFloatArray());
    }
}
