package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final List<String> started = new ArrayList<>();
    private final Admission admission = new Admission(3, 100, task -> started.add(task.imageId()));

    @Test
    void letsImagesInUpToItsNumber() {
        List<ImageTask> tasks = enter("a", 1, "b", 1, "c", 1, "d", 1, "e", 1);
        assertThat(started).containsExactly("a", "b", "c");
        admission.leave(tasks.get(1));
        assertThat(started).containsExactly("a", "b", "c", "d");
    }

    @Test
    void letsImagesInWhileTheirBytesFit() {
        List<ImageTask> tasks = enter("a", 60, "b", 50, "c", 1);
        assertThat(started).containsExactly("a");
        admission.fetched(tasks.get(0), 60);
        assertThat(started).as("in order: c does not overtake b").containsExactly("a");
        admission.decoded(tasks.get(0));
        assertThat(started).containsExactly("a", "b", "c");
        assertThat(admission.heldBytes()).isEqualTo(51);
    }

    @Test
    void anImageLargerThanTheBoundPassesAlone() {
        List<ImageTask> tasks = enter("small", 10, "huge", 5000, "next", 10);
        assertThat(started).containsExactly("small");
        admission.decoded(tasks.get(0));
        assertThat(started).containsExactly("small", "huge");
        admission.decoded(tasks.get(1));
        assertThat(started).containsExactly("small", "huge", "next");
    }

    @Test
    void countsTheBytesThatCameNotThoseThatWerePromised() {
        List<ImageTask> tasks = enter("a", 10, "b", 10, "c", 10, "d", 10);
        admission.fetched(tasks.get(0), 95);
        admission.leave(tasks.get(1));
        assertThat(started).as("105 bytes are held").containsExactly("a", "b", "c");
        admission.leave(tasks.get(0));
        assertThat(started).containsExactly("a", "b", "c", "d");
    }

    @Test
    void expectsAnImageOfUnknownSizeToBeLikeTheLastOne() {
        ImageTask first = unknown("a");
        admission.fetched(first, 70);
        unknown("b");
        assertThat(started).containsExactly("a");
        admission.decoded(first);
        assertThat(started).containsExactly("a", "b");
    }

    @Test
    void whoLeavesWhileWaitingIsNeverStarted() {
        List<ImageTask> tasks = enter("a", 100, "b", 100, "c", 100);
        admission.leave(tasks.get(1));
        admission.leave(tasks.get(0));
        assertThat(started).containsExactly("a", "c");
    }

    @Test
    void leavingTwiceOrLatelyChangesNothing() {
        List<ImageTask> tasks = enter("a", 10);
        admission.leave(tasks.get(0));
        admission.leave(tasks.get(0));
        admission.fetched(tasks.get(0), 10);
        assertThat(admission.heldBytes()).isZero();
    }

    @Test
    void letsNobodyInOnceClosedButFinishesItsQueue() {
        List<ImageTask> tasks = enter("a", 100, "b", 100);
        admission.close();
        assertThat(admission.enter(new ImageTask("c", Optional.empty(), () -> new byte[0], admission))).isFalse();
        admission.leave(tasks.get(0));
        assertThat(started).containsExactly("a", "b");
    }

    private List<ImageTask> enter(Object... idsAndSizes) {
        List<ImageTask> tasks = new ArrayList<>();
        for (int i = 0; i < idsAndSizes.length; i += 2) {
            ImageSource source = ImageSource.sized((Integer) idsAndSizes[i + 1], () -> new byte[0]);
            tasks.add(entered(new ImageTask((String) idsAndSizes[i], Optional.empty(), source, admission)));
        }
        return tasks;
    }

    private ImageTask unknown(String id) {
        return entered(new ImageTask(id, Optional.empty(), () -> new byte[0], admission));
    }

    private ImageTask entered(ImageTask task) {
        assertThat(admission.enter(task)).isTrue();
        return task;
    }
}
