package io.semstream.trainer;

import static io.semstream.trainer.training.Objective.Loss.CROSS_ENTROPY;
import static io.semstream.trainer.training.Objective.Loss.SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.model.network.LinearHead;
import io.semstream.trainer.training.Objective;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LinearFitTest {
    private static final int CATEGORIES = 3;
    private static final Objective LITTLE = new Objective(CROSS_ENTROPY, 0.1);
    private static final Objective MUCH = new Objective(CROSS_ENTROPY, 1);

    @ParameterizedTest
    @EnumSource
    void separatesWhatCanBeSeparated(Objective.Loss loss) {
        List<Example> examples = clouds(new Random(5), "a", 40, true);
        LinearHead head = new LinearFit(0.5, List.of(new Objective(loss, 0.01))).fit(examples, CATEGORIES).getFirst();
        assertThat(examples).allSatisfy(example -> assertThat(best(head.logits(example.embedding()))).isEqualTo(example.category()));
    }

    @Test
    void sameExamplesGiveTheSameHead() {
        List<Example> examples = clouds(new Random(5), "a", 100, true);
        LinearHead one = new LinearFit(0.5, List.of(LITTLE)).fit(examples, CATEGORIES).getFirst();
        LinearHead two = new LinearFit(0.5, List.of(LITTLE)).fit(examples, CATEGORIES).getFirst();
        assertThat(two.logits(examples.getFirst().embedding())).containsExactly(one.logits(examples.getFirst().embedding()));
    }

    @Test
    void objectivesDoNotMeddleWithEachOther() {
        List<Example> examples = clouds(new Random(5), "a", 40, true);
        List<LinearHead> together = new LinearFit(0.5, List.of(LITTLE, new Objective(SQUARED_ERROR, 0.1), MUCH)).fit(examples, CATEGORIES);
        LinearHead alone = new LinearFit(0.5, List.of(MUCH)).fit(examples, CATEGORIES).getFirst();
        float[] embedding = examples.getFirst().embedding();
        assertThat(together.get(2).logits(embedding)).usingComparatorWithPrecision(1e-5f).containsExactly(alone.logits(embedding));
        assertThat(together.get(0).logits(embedding)[0]).as("held back less").isGreaterThan(together.get(2).logits(embedding)[0]);
    }

    @Test
    void squaredErrorAnswersNearOneForTheTrueCategory() {
        List<Example> examples = clouds(new Random(5), "a", 40, true);
        LinearHead head = new LinearFit(0.5, List.of(new Objective(SQUARED_ERROR, 1e-4))).fit(examples, CATEGORIES).getFirst();
        assertThat(examples).allSatisfy(example -> {
            float[] logits = head.logits(example.embedding());
            assertThat(logits[example.category()]).isBetween(4f, 16f);
            assertThat(logits[0] + logits[1] + logits[2]).as("tenfold").isCloseTo(10, within(0.1f));
        });
    }

    @Test
    void rareCategoryCountsAsMuchAsAFrequentOne() {
        List<Example> examples = new ArrayList<>(clouds(new Random(5), "a", 60, true));
        examples.removeIf(example -> example.category() == 2 && example.name().hashCode() % 10 != 0);
        double[] weights = ExampleWeights.of(examples, CATEGORIES, 0.5);
        double[] ofCategory = new double[CATEGORIES];
        for (int i = 0; i < weights.length; i++) {
            ofCategory[examples.get(i).category()] += weights[i];
        }
        assertThat(ofCategory).usingComparatorWithPrecision(1e-9).containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
    }

    @Test
    void judgeNeverSawTheSourceItJudges() throws IOException {
        List<Example> examples = new ArrayList<>(clouds(new Random(1), "one", 20, true));
        examples.addAll(clouds(new Random(2), "two", 20, true));
        examples.addAll(clouds(new Random(3), "rendered", 20, false));
        Judgement judgement = new UnseenSources(new LinearFit(0.5, List.of(LITTLE)), CATEGORIES, UnseenSources.folds(examples))
                .judge(unseen -> examples).getFirst();
        assertThat(judgement.verdicts()).hasSize(2 * 20 * CATEGORIES).allSatisfy(verdict -> assertThat(verdict.example().real()).isTrue());
        assertThat(judgement.accuracy()).isGreaterThan(0.9);
    }

    @Test
    void networkIsAskedForWithoutTheSourcesThatJudge() throws IOException {
        List<Example> examples = new ArrayList<>(clouds(new Random(1), "one", 5, true));
        examples.addAll(clouds(new Random(2), "two", 5, true));
        List<Set<String>> unseen = new ArrayList<>();
        new HeadTrainer(List.of("a", "b", "c"), 0.9, 1, line -> {}).train(sources -> {
            unseen.add(sources);
            return examples;
        }, UnseenSources.folds(examples));
        assertThat(unseen).containsExactly(Set.of("one"), Set.of("two"), Set.of());
    }

    /** Examples around one corner of a cube for each category. */
    private static List<Example> clouds(Random random, String source, int each, boolean real) {
        List<Example> examples = new ArrayList<>();
        for (int category = 0; category < CATEGORIES; category++) {
            for (int i = 0; i < each; i++) {
                float[] embedding = new float[8];
                for (int d = 0; d < embedding.length; d++) {
                    embedding[d] = (float) (0.2 * random.nextGaussian() + (d == category ? 1 : 0));
                }
                examples.add(new Example(source + i, category, source, real, 0, embedding));
            }
        }
        return examples;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }
}
