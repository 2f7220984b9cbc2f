package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void forIndependentImagesTheIntervalIsThatOfTheNormalDistribution() {
        double[] values = new Random(3).doubles(400).toArray();
        List<String> alone = IntStream.range(0, 400).mapToObj(Integer::toString).toList();
        Estimate mean = new Bootstrap(alone, 1).estimates(rows -> new double[]{mean(values, rows)}).getFirst();
        double expected = 1.96 * Math.sqrt(1 / 12.0 / 400);
        Interval interval = mean.interval().orElseThrow();
        assertThat(interval.high() - mean.value()).isCloseTo(expected, within(0.006));
        assertThat(mean.value() - interval.low()).isCloseTo(expected, within(0.006));
    }

    /** Forty images of eight groups that are all right or all wrong tell as little as eight images. */
    @Test
    void imagesThatGoTogetherMakeTheIntervalWider() {
        double[] values = IntStream.range(0, 40).mapToDouble(i -> i / 5 % 2).toArray();
        List<String> alone = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        List<String> together = IntStream.range(0, 40).mapToObj(i -> "group " + i / 5).toList();
        assertThat(width(values, together)).isGreaterThan(2 * width(values, alone));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] values = new Random(3).doubles(50).toArray();
        List<String> groups = IntStream.range(0, 50).mapToObj(i -> "g" + i % 10).toList();
        assertThat(new Bootstrap(groups, 7).estimates(rows -> new double[]{mean(values, rows)}))
                .isEqualTo(new Bootstrap(groups, 7).estimates(rows -> new double[]{mean(values, rows)}));
    }

    @Test
    void fewGroupsGiveNoInterval() {
        Estimate mean = new Bootstrap(List.of("a", "b", "c", "d", "d"), 1).estimates(rows -> new double[]{rows.length}).getFirst();
        assertThat(mean.value()).isEqualTo(5);
        assertThat(mean.interval()).isEmpty();
    }

    private static double width(double[] values, List<String> groups) {
        Interval interval = new Bootstrap(groups, 1).estimates(rows -> new double[]{mean(values, rows)}).getFirst().interval()
                .orElseThrow();
        return interval.high() - interval.low();
    }

    private static double mean(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).average().orElseThrow();
    }
}
