package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectiveTest {
    @Test
    void theSurestAreAnsweredFirst() {
        List<Selective.Point> points = Selective.curve(new double[]{0.5, 0.9, 0.7, 0.6}, new boolean[]{false, true, true, false}, 4);
        assertThat(points).extracting(Selective.Point::coverage).containsExactly(0.25, 0.5, 0.75, 1.0);
        assertThat(points).extracting(Selective.Point::leastScore).containsExactly(0.9, 0.7, 0.6, 0.5);
        assertThat(points).extracting(point -> point.accuracy().value()).containsExactly(1.0, 1.0, 2 / 3.0, 0.5);
    }

    @Test
    void fewImagesGiveFewPointsAndManyTheStepsAskedFor() {
        assertThat(Selective.curve(new double[]{0.5, 0.6}, new boolean[]{true, true}, 20)).hasSize(2);
        assertThat(Selective.curve(new double[1000], new boolean[1000], 20)).hasSize(20);
    }
}
