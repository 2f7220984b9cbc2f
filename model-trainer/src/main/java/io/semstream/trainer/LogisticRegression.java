package io.semstream.trainer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.semstream.model.network.Libtorch;
import io.semstream.model.network.LinearHead;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression with L2 regularisation on standardised embeddings, fitted by gradient descent with Nesterov momentum on all examples at once, for several strengths of
 * regularisation side by side: their weights are columns of one matrix. The problem is convex and begins at zero, so the same examples give the same heads on the same machine.
 */
final class LogisticRegression {
    private static final int ROUNDS = 200;
    private static final float MOMENTUM = 0.95f;

    private final double[] regularisations;
    private final double renderedWeight;

    /**
     * @param renderedWeight
     *            what all rendered examples of a category count together, against 1 for all real ones
     * @param regularisations
     *            of the weights on standardised embeddings
     */
    LogisticRegression(double renderedWeight, double... regularisations) {
        this.regularisations = regularisations.clone();
        this.renderedWeight = renderedWeight;
    }

    /** One head for each regularisation, in their order. */
    List<LinearHead> fit(List<Example> examples, int categories) {
        var scale = Standardisation.of(examples);
        int columns = scale.mean().length + 1;
        int heads = regularisations.length;
        try (NDManager manager = Libtorch.load().newBaseManager(Device.cpu()); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray rows = manager.create(rows(examples, scale, columns), new Shape(examples.size(), columns));
            NDArray truth = manager.create(examples.stream().mapToInt(Example::category).toArray()).oneHot(categories).expandDims(1);
            NDArray importance = manager.create(importance(examples, categories)).reshape(examples.size(), 1, 1);
            NDArray weights = descend(rows, truth, importance, strengths(manager, categories));
            float[] found = weights.toFloatArray();
            return IntStream.range(0, heads)
                    .mapToObj(head -> LinearHead.folded(head(found, heads * categories, head * categories, categories), scale.mean(),
                            scale.deviation()))
                    .toList();
        }
    }

    private static float[] rows(List<Example> examples, Standardisation scale, int columns) {
        float[] rows = new float[Math.multiplyExact(examples.size(), columns)];
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(scale.apply(examples.get(i).embedding()), 0, rows, i * columns, columns);
        }
        return rows;
    }

    private float[] importance(List<Example> examples, int categories) {
        double[] weights = ExampleWeights.of(examples, categories, renderedWeight);
        float[] importance = new float[weights.length];
        for (int i = 0; i < importance.length; i++) {
            importance[i] = (float) weights[i];
        }
        return importance;
    }

    /** [1,H*K]: the regularisation of each column of weights. */
    private NDArray strengths(NDManager manager, int categories) {
        float[] strengths = new float[regularisations.length * categories];
        for (int column = 0; column < strengths.length; column++) {
            strengths[column] = (float) regularisations[column / categories];
        }
        return manager.create(strengths, new Shape(1, strengths.length));
    }

    /**
     * @param rows
     *            [N,D], the last column constant
     * @param truth
     *            [N,1,K], a 1 at each example's category
     * @param importance
     *            [N,1,1], adding up to 1
     * @param strengths
     *            [1,H*K]
     * @return weights [D,H*K]
     */
    private NDArray descend(NDArray rows, NDArray truth, NDArray importance, NDArray strengths) {
        long columns = rows.getShape().get(1);
        NDArray across = rows.transpose();
        NDArray weights = rows.getManager().zeros(new Shape(columns, strengths.size()));
        NDArray velocity = weights.zerosLike();
        NDArray step = strengths.add(0.5 * largestEigenvalue(rows, importance)).pow(-1);
        NDArray heldBack = strengths.tile(new long[]{columns, 1});
        heldBack.set(new NDIndex("{}", columns - 1), 0); // the bias is not
        Shape byHead = new Shape(rows.getShape().get(0), regularisations.length, truth.getShape().get(2));
        for (int round = 0; round < ROUNDS; round++) {
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDArray ahead = weights.add(velocity.mul(MOMENTUM));
                NDArray error = rows.matMul(ahead).reshape(byHead).softmax(2).sub(truth).mul(importance);
                NDArray gradient = across.matMul(error.reshape(byHead.get(0), strengths.size())).add(ahead.mul(heldBack));
                velocity.muli(MOMENTUM).subi(gradient.mul(step));
                weights.addi(velocity);
            }
        }
        return weights;
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

    private static LinearHead head(float[] weights, int stride, int first, int categories) {
        int dimensions = weights.length / stride - 1;
        float[][] rows = new float[categories][dimensions];
        float[] bias = Arrays.copyOfRange(weights, dimensions * stride + first, dimensions * stride + first + categories);
        for (int k = 0; k < categories; k++) {
            for (int d = 0; d < dimensions; d++) {
                rows[k][d] = weights[d * stride + first + k];
            }
        }
        return new LinearHead(rows, bias);
    }
}
