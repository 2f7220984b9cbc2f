package io.semstream.evaluation.judging;

import io.semstream.model.Ambiguity;
import java.util.OptionalDouble;
import java.util.Set;

/** What came of one subject. */
public sealed interface Answer {
    Subject subject();

    /**
     * @param scores
     *            in the order of the bundle's categories
     * @param set
     *            the prediction set, as columns of the scores, most likely first
     * @param distance
     *            to the nearest reference point, where the bundle has some
     * @param embedding
     *            empty unless it was asked for
     */
    record Judged(Subject subject, double[] scores, int[] set, Set<Ambiguity.Reason> doubts, OptionalDouble distance,
            float[] embedding) implements Answer {

        /** The column of the highest score. */
        public int top() {
            int top = 0;
            for (int k = 1; k < scores.length; k++) {
                top = scores[k] > scores[top] ? k : top;
            }
            return top;
        }

        public double topScore() {
            return scores[top()];
        }

        public boolean doubted(Ambiguity.Reason reason) {
            return doubts.contains(reason);
        }
    }

    /** It could not be read, or the network has no usable answer. */
    record Unusable(Subject subject, String reason, String message) implements Answer {}
}
