package io.semstream.trainer;

import io.semstream.model.network.LinearHead;
import io.semstream.trainer.training.LinearDescent;
import io.semstream.trainer.training.Objective;
import java.util.List;
import java.util.stream.IntStream;

/** Linear heads on standardised embeddings, for several objectives side by side. The same examples give the same heads on the same machine. */
final class LinearFit {
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
        float[] found = new LinearDescent(objectives).weights(rows(examples, scale, columns), columns,
                examples.stream().mapToInt(Example::category).toArray(), categories, importance(examples, categories));
        return IntStream.range(0, objectives.size())
                .mapToObj(number -> LinearHead.folded(head(found, number, categories), scale.mean(), scale.deviation())).toList();
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
