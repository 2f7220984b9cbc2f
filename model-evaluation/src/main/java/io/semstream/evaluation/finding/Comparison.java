package io.semstream.evaluation.finding;

import io.semstream.evaluation.judging.Answer.Judged;
import io.semstream.evaluation.statistics.Bootstrap;
import io.semstream.evaluation.statistics.Confusion;
import io.semstream.evaluation.statistics.Estimate;
import io.semstream.evaluation.statistics.McNemar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two bundles on the images that both could judge.
 *
 * @param accuracy
 *            of the second less that of the first, the interval over groups, both bundles on the same draws
 * @param macroF1
 *            the same for the mean F1
 * @param test
 *            whether the difference can be chance
 */
public record Comparison(String first, String second, int images, Estimate accuracy, Estimate macroF1, McNemar test) {

    public static Comparison of(String first, Verdicts one, String second, Verdicts other, long seed) {
        Map<String, Integer> rowsOfOther = new HashMap<>();
        for (int i = 0; i < other.size(); i++) {
            rowsOfOther.put(name(other.judged().get(i)), i);
        }
        List<Integer> firstRows = new ArrayList<>();
        List<Integer> secondRows = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            Integer row = rowsOfOther.get(name(one.judged().get(i)));
            if (row != null) {
                firstRows.add(i);
                secondRows.add(row);
            }
        }
        return paired(first, one, firstRows, second, other, secondRows, seed);
    }

    private static String name(Judged answer) {
        return answer.subject().file() + "\n" + answer.subject().truth().orElse("");
    }

    private static Comparison paired(String first, Verdicts one, List<Integer> firstRows, String second, Verdicts other,
            List<Integer> secondRows, long seed) {
        int firstOnly = 0;
        int secondOnly = 0;
        for (int i = 0; i < firstRows.size(); i++) {
            boolean firstRight = one.right(firstRows.get(i));
            boolean secondRight = other.right(secondRows.get(i));
            firstOnly += firstRight && !secondRight ? 1 : 0;
            secondOnly += secondRight && !firstRight ? 1 : 0;
        }
        List<String> groups = firstRows.stream().map(one.groups()::get).toList();
        List<Estimate> differences = new Bootstrap(groups, seed).estimates(rows -> {
            Confusion a = confusion(one, firstRows, rows);
            Confusion b = confusion(other, secondRows, rows);
            return new double[]{b.accuracy() - a.accuracy(), b.macroF1() - a.macroF1()};
        });
        return new Comparison(first, second, firstRows.size(), differences.get(0), differences.get(1), McNemar.of(firstOnly, secondOnly));
    }

    private static Confusion confusion(Verdicts verdicts, List<Integer> pairs, int[] rows) {
        int[] own = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            own[i] = pairs.get(rows[i]);
        }
        return Confusion.of(verdicts.truths(), verdicts.answers(), own, verdicts.categories().size());
    }
}
