package io.semstream.trainer.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.semstream.model.network.Libtorch;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Fits linear layers by gradient descent with Nesterov momentum on all examples at once, for several objectives side by side: their weights are columns of one matrix. The problems are
 * convex and begin at zero.
 */
public final class LinearDescent {
    private static final int ROUNDS = 200;
    private static final float MOMENTUM = 0.95f;

    private final List<Objective> objectives;

    public LinearDescent(List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
    }

    /**
     * @param rows
     *            [N,D], one row for each example; the last column is a constant 1, whose weight is the bias and not held back
     * @param labels
     *            [N], the true categories
     * @param importance
     *            [N], adding up to 1
     * @return [D,H*K], for each column of the rows the weights of all categories for the first objective, then for the next
     */
    public float[] weights(float[] rows, int columns, int[] labels, int categories, float[] importance) {
        try (NDManager manager = Libtorch.load().newBaseManager(Device.cpu()); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return descend(manager.create(rows, new Shape(labels.length, columns)),
                    manager.create(labels).oneHot(categories).expandDims(1), manager.create(importance).reshape(labels.length, 1, 1))
                    .toFloatArray();
        }
    }

    /**
     * @param rows
     *            [N,D], the last column constant
     * @param truth
     *            [N,1,K], a 1 at each example's category
     * @param importance
     *            [N,1,1], adding up to 1
     * @return weights [D,H*K]
     */
    private NDArray descend(NDArray rows, NDArray truth, NDArray importance) {
        NDManager manager = rows.getManager();
        long columns = rows.getShape().get(1);
        int categories = (int) truth.getShape().get(2);
        int heads = objectives.size();
        NDArray strengths = ofEach(manager, Objective::regularisation).repeat(2, categories).reshape(1, -1);
        NDArray squared = ofEach(manager, Objective::squared);
        NDArray curvature = squared.add(1).mul(largestEigenvalue(rows, importance) / 2).repeat(2, categories).reshape(1, -1);
        NDArray step = strengths.add(curvature).pow(-1);
        NDArray heldBack = strengths.tile(new long[]{columns, 1});
        heldBack.set(new NDIndex("{}", columns - 1), 0); // the bias is not
        NDArray across = rows.transpose();
        NDArray weights = manager.zeros(new Shape(columns, (long) heads * categories));
        NDArray velocity = weights.zerosLike();
        for (int round = 0; round < ROUNDS; round++) {
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDArray ahead = weights.add(velocity.mul(MOMENTUM));
                NDArray logits = rows.matMul(ahead).reshape(-1, heads, categories);
                NDArray answers = logits.mul(squared).add(logits.softmax(2).mul(squared.neg().add(1)));
                NDArray error = answers.sub(truth).mul(importance).reshape(-1, (long) heads * categories);
                NDArray gradient = across.matMul(error).add(ahead.mul(heldBack));
                velocity.muli(MOMENTUM).subi(gradient.mul(step));
                weights.addi(velocity);
            }
        }
        return weights;
    }

    /** [1,H,1]. */
    private NDArray ofEach(NDManager manager, ToDoubleFunction<Objective> value) {
        float[] values = new float[objectives.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) value.applyAsDouble(objectives.get(k));
        }
        return manager.create(values, new Shape(1, values.length, 1));
    }

    /** Of the weighted second moment of the rows, by power iteration: it bounds the step that still converges. */
    private static double largestEigenvalue(NDArray rows, NDArray importance) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray across = rows.transpose();
            NDArray share = importance.reshape(-1, 1);
            NDArray direction = rows.getManager().ones(new Shape(rows.getShape().get(1), 1));
            double eigenvalue = Math.sqrt((double) direction.size());
            for (int round = 0; round < 20; round++) {
                direction = across.matMul(rows.matMul(direction.div(eigenvalue)).mul(share));
                eigenvalue = Math.sqrt(direction.square().sum().getFloat());
            }
            return eigenvalue;
        }
    }
}
