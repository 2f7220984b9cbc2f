package io.semstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ViewBudgetTest {
    private static final ViewBudget BUDGET = new ViewBudget(1408, 0, 455L << 20);

    private final List<String> said = new ArrayList<>();

    @Test
    void aFewImagesHaveAllViews() {
        assertThat(views(Optional.empty(), 1_000)).isEqualTo(8);
        assertThat(views(Optional.of(3), 1_000)).isEqualTo(3);
        assertThat(said).isEmpty();
    }

    @Test
    void ofManyImagesThereAreAsManyViewsAsTheHeapHolds() {
        assertThat(views(Optional.empty(), 6_000)).isEqualTo(4);
        assertThat(views(Optional.empty(), 20_000)).isEqualTo(1);
        assertThat(said).first().asString().isEqualTo("4 of 8 views of each image: what is kept of all would take 552 MB"
                + " (a heap of SEMSTREAM_HEAP=1000m has room for them)");
    }

    @Test
    void moreThanFitsIsRefusedWithWhatWouldFit() {
        assertThatThrownBy(() -> views(Optional.of(8), 20_000)).isInstanceOf(TrainingProblem.class)
                .hasMessage(
                        "--views 8 of 20000 images and 1000 rendered ones: what is kept of them takes 1814 MB, and this heap has 286 MB for them;"
                                + " give --views 1 or set SEMSTREAM_HEAP=3300m");
        assertThatThrownBy(() -> views(Optional.empty(), 50_000)).isInstanceOf(TrainingProblem.class)
                .hasMessage(
                        "one view of 50000 images and 1000 rendered ones: what is kept of them takes 574 MB, and this heap has 286 MB for them;"
                                + " set SEMSTREAM_HEAP=1100m");
    }

    @Test
    void whatIsAskedForIsEnough() {
        for (int images : new int[]{20_000, 35_000, 50_000, 200_000}) {
            String message = "";
            try {
                views(Optional.of(8), images);
            } catch (TrainingProblem problem) {
                message = String.valueOf(problem.getMessage());
            }
            long asked = Long.parseLong(message.replaceAll(".*SEMSTREAM_HEAP=(\\d+)m", "$1"));
            long usable = (asked * 8 / 9) << 20; // one of the two survivor spaces is never used
            assertThat(new ViewBudget(1408, 0, usable).views(Optional.of(8), images, 1_000, said::add)).isEqualTo(8);
        }
    }

    @Test
    void pixelsThatAreKeptTakeRoomToo() {
        assertThat(BUDGET.views(Optional.empty(), 3_000, 0, said::add)).isEqualTo(8);
        assertThat(new ViewBudget(1408, 224 * 224, 455L << 20).views(Optional.empty(), 3_000, 0, said::add)).isEqualTo(4);
    }

    private int views(Optional<Integer> wanted, int images) {
        return BUDGET.views(wanted, images, 1_000, said::add);
    }
}
