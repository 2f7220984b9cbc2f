package io.semstream.trainer;

import io.semstream.model.network.LinearHead;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression with L2 regularisation on standardised embeddings, fitted by gradient descent with Nesterov momentum on all examples at once. The problem is
 * convex and sums are taken in a fixed order, so the same examples give the same head on every machine.
 */
final class LogisticRegression {
    private static final int ROUNDS = 200;
    private static final float MOMENTUM = 0.95f;
    private static final int CHUNK = 64;

    private final float regularisation;
    private final double renderedWeight;

    /**
     * @param regularisation
     *            of the weights on standardised embeddings
     * @param renderedWeight
     *            what all rendered examples of a category count together, against 1 for all real ones
     */
    LogisticRegression(double regularisation, double renderedWeight) {
        this.regularisation = (float) regularisation;
        this.renderedWeight = renderedWeight;
    }

    LinearHead fit(List<Example> examples, int categories) {
        var scale = Standardisation.of(examples);
        float[][] rows = examples.stream().map(example -> scale.apply(example.embedding())).toArray(float[][]::new);
        int[] labels = examples.stream().mapToInt(Example::category).toArray();
        double[] importance = ExampleWeights.of(examples, categories, renderedWeight);
        float[][] weights = descend(rows, labels, importance, categories);
        return LinearHead.folded(head(weights), scale.mean(), scale.deviation());
    }

    private float[][] descend(float[][] rows, int[] labels, double[] importance, int categories) {
        int columns = rows[0].length;
        float step = (float) (1 / (0.5 * largestEigenvalue(rows, importance) + regularisation));
        float[][] weights = new float[categories][columns];
        float[][] velocity = new float[categories][columns];
        for (int round = 0; round < ROUNDS; round++) {
            float[][] gradient = gradient(ahead(weights, velocity), rows, labels, importance);
            for (int k = 0; k < categories; k++) {
                for (int d = 0; d < columns; d++) {
                    velocity[k][d] = MOMENTUM * velocity[k][d] - step * gradient[k][d];
                    weights[k][d] += velocity[k][d];
                }
            }
        }
        return weights;
    }

    private static float[][] ahead(float[][] weights, float[][] velocity) {
        float[][] ahead = new float[weights.length][weights[0].length];
        for (int k = 0; k < weights.length; k++) {
            for (int d = 0; d < weights[k].length; d++) {
                ahead[k][d] = weights[k][d] + MOMENTUM * velocity[k][d];
            }
        }
        return ahead;
    }

    private float[][] gradient(float[][] weights, float[][] rows, int[] labels, double[] importance) {
        int chunks = (rows.length + CHUNK - 1) / CHUNK;
        float[][][] parts = IntStream.range(0, chunks).parallel().mapToObj(chunk -> part(chunk, weights, rows, labels, importance))
                .toArray(float[][][]::new);
        float[][] gradient = new float[weights.length][weights[0].length];
        for (float[][] part : parts) {
            for (int k = 0; k < gradient.length; k++) {
                addScaled(gradient[k], 1, part[k]);
            }
        }
        int constant = weights[0].length - 1; // the bias is not held back
        for (int k = 0; k < gradient.length; k++) {
            for (int d = 0; d < constant; d++) {
                gradient[k][d] += regularisation * weights[k][d];
            }
        }
        return gradient;
    }

    private static float[][] part(int chunk, float[][] weights, float[][] rows, int[] labels, double[] importance) {
        float[][] sum = new float[weights.length][weights[0].length];
        for (int i = chunk * CHUNK; i < Math.min(rows.length, (chunk + 1) * CHUNK); i++) {
            double[] probabilities = probabilities(weights, rows[i]);
            for (int k = 0; k < weights.length; k++) {
                addScaled(sum[k], (float) (importance[i] * (probabilities[k] - (k == labels[i] ? 1 : 0))), rows[i]);
            }
        }
        return sum;
    }

    private static double[] probabilities(float[][] weights, float[] row) {
        double[] logits = Arrays.stream(weights).mapToDouble(w -> dot(w, row)).toArray();
        double max = Arrays.stream(logits).max().orElseThrow();
        double[] exponentials = Arrays.stream(logits).map(logit -> Math.exp(logit - max)).toArray();
        double total = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(exponential -> exponential / total).toArray();
    }

    /** Of the weighted second moment of the rows, by power iteration: it bounds the step that still converges. */
    private static double largestEigenvalue(float[][] rows, double[] importance) {
        float[] direction = new float[rows[0].length];
        Arrays.fill(direction, (float) (1 / Math.sqrt(direction.length)));
        double eigenvalue = 1;
        for (int round = 0; round < 20; round++) {
            float[] image = new float[direction.length];
            for (int i = 0; i < rows.length; i++) {
                addScaled(image, (float) (importance[i] * dot(rows[i], direction)), rows[i]);
            }
            eigenvalue = Math.sqrt(dot(image, image));
            Arrays.fill(direction, 0);
            addScaled(direction, (float) (1 / eigenvalue), image);
        }
        return eigenvalue;
    }

    private static void addScaled(float[] sum, float factor, float[] row) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += factor * row[d];
        }
    }

    private static float dot(float[] a, float[] b) {
        float[] lanes = new float[4];
        int d = 0;
        for (; d + 3 < a.length; d += 4) {
            lanes[0] += a[d] * b[d];
            lanes[1] += a[d + 1] * b[d + 1];
            lanes[2] += a[d + 2] * b[d + 2];
            lanes[3] += a[d + 3] * b[d + 3];
        }
        float sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static LinearHead head(float[][] weights) {
        int dimensions = weights[0].length - 1;
        float[][] rows = Arrays.stream(weights).map(row -> Arrays.copyOf(row, dimensions)).toArray(float[][]::new);
        float[] bias = new float[weights.length];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = weights[k][dimensions];
        }
        return new LinearHead(rows, bias);
    }
}
