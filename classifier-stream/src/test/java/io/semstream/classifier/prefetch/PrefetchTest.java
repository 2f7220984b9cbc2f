package io.semstream.classifier.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.image.Finding;
import io.semstream.event.ImageIngested;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class PrefetchTest {

    private static final TopicPartition A = new TopicPartition("topic", 0);
    private static final TopicPartition B = new TopicPartition("topic", 1);
    private static final Finding FOUND = new Finding.Rejected("TEST", "found");
    private static final int WINDOW = 2;

    private final Map<String, CompletableFuture<Finding>> begun = new LinkedHashMap<>();
    private final Prefetch prefetch = new Prefetch(this::begin, WINDOW);

    private CompletableFuture<Finding> begin(ImageIngested event) {
        CompletableFuture<Finding> finding = new CompletableFuture<>();
        begun.put(event.getPath(), finding);
        return finding;
    }

    @Test
    void keepsNoMoreThanTheWindowUnderWay() {
        add(A, 0, 1, 2, 3);
        assertThat(begun.keySet()).containsExactly("A0", "A1");

        finish("A1");

        assertThat(begun.keySet()).containsExactly("A0", "A1", "A2");
    }

    @Test
    void takesPartitionsInTurn() {
        add(A, 0, 1, 2, 3, 4);
        add(B, 0, 1);

        finish("A0");
        finish("A1");

        assertThat(begun.keySet()).containsExactlyInAnyOrder("A0", "A1", "A2", "B0");
    }

    @Test
    void beginsOutOfTurnWhatIsAskedFor() {
        add(A, 0, 1, 2);
        add(B, 0);

        Prefetched taken = take(B, 0);

        assertThat(begun.keySet()).containsExactly("A0", "A1", "B0");
        finish("B0");
        assertThat(taken.finding()).isDone();
        finish("A0");
        finish("A1");
        assertThat(begun.keySet()).as("and never twice").containsExactly("A0", "A1", "B0", "A2");
    }

    @Test
    void workThatEndsAtOnceDoesNotPileUp() {
        List<ImageIngested> seen = new ArrayList<>();
        Prefetch immediate = new Prefetch(event -> {
            seen.add(event);
            return CompletableFuture.completedFuture(FOUND);
        }, 1);
        for (int offset = 0; offset < 20_000; offset++) {
            immediate.add(A, offset, value(A, offset), Announcements.announced(1));
        }
        assertThat(seen).hasSize(20_000);
    }

    @Test
    void knowsTheRecordWhenItIsSeenAgain() {
        add(A, 0);
        assertThat(knows(A, 0)).isTrue();
        assertThat(knows(A, 1)).isFalse();
        assertThat(knows(B, 0)).isFalse();

        finish("A0");
        take(A, 0);

        assertThat(knows(A, 0)).as("after a rewind behind the taken record").isTrue();
        assertThat(take(A, 0).finding()).isDone();
        assertThat(begun).hasSize(1);
    }

    @Test
    void otherBytesAtTheSamePlaceAreAnotherRecord() {
        add(A, 0);

        assertThat(prefetch.knows(A, 0, new byte[]{9})).isFalse();
        assertThat(prefetch.take(A, 0, new byte[]{9})).isEmpty();
    }

    @Test
    void failedWorkIsNotUsedAgain() {
        add(A, 0);
        begun("A0").completeExceptionally(new IllegalStateException());

        assertThat(knows(A, 0)).isFalse();
    }

    @Test
    void workIsLetGoWithItsPartition() {
        add(A, 0, 1, 2);
        add(B, 0);
        Prefetched taken = take(A, 0);

        prefetch.expire(A);

        assertThat(taken.finding()).isCancelled();
        assertThat(begun.get("A1")).isCancelled();
        assertThat(knows(A, 0)).isFalse();
        assertThat(begun.keySet()).as("its places go to others, what waited never begins").containsExactly("A0", "A1", "B0");
    }

    @Test
    void workThatWasPassedByIsLetGo() {
        add(A, 0, 1);

        take(A, 1);

        assertThat(begun.get("A0")).isCancelled();
        assertThat(prefetch.size()).isZero();
    }

    @Test
    void whoWaitsSeesTheEnd() {
        add(A, 0);
        Prefetched taken = take(A, 0);

        prefetch.close();

        assertThat(taken.finding()).isCancelled();
        add(A, 1);
        assertThat(take(A, 1).finding()).isCancelled();
        assertThat(begun.keySet()).containsExactly("A0");
    }

    private CompletableFuture<Finding> begun(String name) {
        return Objects.requireNonNull(begun.get(name), name);
    }

    private void finish(String name) {
        begun(name).complete(FOUND);
    }

    private void add(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            prefetch.add(partition, offset, value(partition, offset), Announcements.builder(1).setPath(name(partition, offset)).build());
        }
    }

    private Prefetched take(TopicPartition partition, long offset) {
        return prefetch.take(partition, offset, value(partition, offset)).orElseThrow();
    }

    private boolean knows(TopicPartition partition, long offset) {
        return prefetch.knows(partition, offset, value(partition, offset));
    }

    private static byte[] value(TopicPartition partition, long offset) {
        return new byte[]{(byte) partition.partition(), (byte) offset, (byte) (offset >> 8)};
    }

    private static String name(TopicPartition partition, long offset) {
        return (partition.equals(A) ? "A" : "B") + offset;
    }
}
