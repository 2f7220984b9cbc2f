package io.semstream.trainer.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a linear head is fitted for.
 *
 * @param regularisation
 *            L2, of the weights on standardised embeddings
 */
public record Objective(Loss loss, double regularisation) {
    private static final double[] REGULARISATIONS = {0.03, 0.1, 0.3, 1, 3};

    /** How far an answer is from the truth. */
    public enum Loss {
        /** Of the softmax: multinomial logistic regression. */
        CROSS_ENTROPY("cross entropy"),
        /** To 1 for the true category and 0 for the others: with few images of few sources often the better judge of others. */
        SQUARED_ERROR("squared error");

        private final String words;

        Loss(String words) {
            this.words = words;
        }
    }

    /** Those that a training chooses from. */
    public static List<Objective> candidates() {
        return Stream.of(Loss.values())
                .flatMap(loss -> DoubleStream.of(REGULARISATIONS).mapToObj(regularisation -> new Objective(loss, regularisation))).toList();
    }

    /** 1 for squared error, 0 for cross entropy. */
    public float squared() {
        return loss == Loss.SQUARED_ERROR ? 1 : 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, regularisation %.2f", loss.words, regularisation);
    }
}
