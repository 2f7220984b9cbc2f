package io.semstream.trainer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.semstream.model.network.Libtorch;
import io.semstream.model.network.LinearHead;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Linear heads with L2 regularisation on standardised embeddings, fitted by gradient descent with Nesterov momentum on all examples at once, for several objectives side by side: their weights
 * are columns of one matrix. The problems are convex and begin at zero, so the same examples give the same heads on the same machine.
 */
final class LinearFit {
    private static final int ROUNDS = 200;
    private static final float MOMENTUM = 0.95f;
    /** Answers fitted to 0 and 1 are small logits; so many times larger ones are about what a softmax wants, and a temperature does the rest. */
    private static final int LOGITS_FOR_ONE = 10;

    private final List<Objective> objectives;
    private final double renderedWeight;

    /**
     * @param renderedWeight
     *            what all rendered examples of a category count together, against 1 for all real ones
     */
    LinearFit(double renderedWeight, List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
        this.renderedWeight = renderedWeight;
    }

    /** One head for each objective, in their order. */
    List<LinearHead> fit(List<Example> examples, int categories) {
        var scale = Standardisation.of(examples);
        int columns = scale.mean().length + 1;
        try (NDManager manager = Libtorch.load().newBaseManager(Device.cpu()); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray rows = manager.create(rows(examples, scale, columns), new Shape(examples.size(), columns));
            NDArray truth = manager.create(examples.stream().mapToInt(Example::category).toArray()).oneHot(categories).expandDims(1);
            NDArray importance = manager.create(importance(examples, categories)).reshape(examples.size(), 1, 1);
            float[] found = descend(rows, truth, importance).toFloatArray();
            return IntStream.range(0, objectives.size())
                    .mapToObj(number -> LinearHead.folded(head(found, number, categories), scale.mean(), scale.deviation())).toList();
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

    private LinearHead head(float[] weights, int number, int categories) {
        int stride = objectives.size() * categories;
        int dimensions = weights.length / stride - 1;
        float scale = 1 + objectives.get(number).squared() * (LOGITS_FOR_ONE - 1);
        float[][] rows = new float[categories][dimensions];
        float[] bias = new float[categories];
        for (int k = 0; k < categories; k++) {
            int column = number * categories + k;
            for (int d = 0; d < dimensions; d++) {
                rows[k][d] = scale * weights[d * stride + column];
            }
            bias[k] = scale * weights[dimensions * stride + column];
        }
        return new LinearHead(rows, bias);
    }
}
