package io.semstream.evaluation.finding;

import io.semstream.evaluation.finding.Findings.CategoryFindings;
import io.semstream.evaluation.finding.Findings.OverGroups;
import io.semstream.evaluation.statistics.Bootstrap;
import io.semstream.evaluation.statistics.Confusion;
import io.semstream.evaluation.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Numbers of each category and their means, with intervals over groups from one bootstrap. */
final class CategoryNumbers {
    private static final int MEANS = 4;

    private final Verdicts verdicts;
    private final Confusion confusion;
    private final List<Estimate> estimates;
    private final int groups;

    CategoryNumbers(Verdicts verdicts, long seed) {
        this.verdicts = verdicts;
        this.confusion = confusion(IntStream.range(0, verdicts.size()).toArray());
        Bootstrap bootstrap = new Bootstrap(verdicts.groups(), seed);
        this.groups = bootstrap.groups();
        this.estimates = bootstrap.estimates(this::numbers);
    }

    private Confusion confusion(int[] rows) {
        return Confusion.of(verdicts.truths(), verdicts.answers(), rows, verdicts.categories().size());
    }

    private double[] numbers(int[] rows) {
        Confusion drawn = confusion(rows);
        double[] numbers = new double[MEANS + drawn.categories()];
        numbers[0] = drawn.accuracy();
        numbers[1] = drawn.macroF1();
        numbers[2] = drawn.macroPrecision();
        numbers[3] = drawn.macroRecall();
        for (int k = 0; k < drawn.categories(); k++) {
            numbers[MEANS + k] = drawn.f1(k);
        }
        return numbers;
    }

    Confusion confusion() {
        return confusion;
    }

    OverGroups overGroups() {
        return new OverGroups(groups, estimates.get(0), estimates.get(1), estimates.get(2), estimates.get(3));
    }

    List<CategoryFindings> categories() {
        List<CategoryFindings> found = new ArrayList<>();
        for (int k = 0; k < confusion.categories(); k++) {
            int hits = confusion.count(k, k);
            int images = confusion.images(k);
            found.add(new CategoryFindings(verdicts.categories().get(k), images, groups(k), Estimate.shareOf(hits, confusion.answers(k)),
                    Estimate.shareOf(hits, images), images == 0 ? Optional.empty() : Optional.of(f1(k))));
        }
        return found;
    }

    /** Without an interval where the category's images are of so few groups that drawing among them shows no difference. */
    private Estimate f1(int category) {
        Estimate estimate = estimates.get(MEANS + category);
        return groups(category) < Bootstrap.LEAST_GROUPS
                ? new Estimate(estimate.value(), Optional.empty(), estimate.count())
                : estimate;
    }

    private int groups(int category) {
        return (int) IntStream.range(0, verdicts.size()).filter(i -> verdicts.truths()[i] == category)
                .mapToObj(i -> verdicts.groups().get(i)).distinct().count();
    }
}
