package io.semstream.labeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;
import io.semstream.labeler.Classifications.Reading;
import io.semstream.labeler.label.Labeler;
import io.semstream.labeler.label.Labeling;
import io.semstream.labeler.label.Source;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LabelBatchTest {
    private final InMemoryObjectStore objects = new InMemoryObjectStore();

    private static LabelBatch batch(ObjectStore store, Duration atMost) {
        return new LabelBatch(new Labeler(store, "semstream", Clock.systemUTC()), 4, atMost);
    }

    private Reading read(int image, String category, long version) {
        String imageId = Examples.imageId(image);
        objects.put(ObjectKey.image(imageId, "tif"), new byte[]{1}, "image/tiff");
        return new Reading.Understood(Examples.classification(imageId, category, version, category),
                new Source("h1", "sem.image.classified", 0, version));
    }

    @Test
    void labelsOfOneImageFollowTheOrderOfItsRecords() throws InterruptedException {
        List<Reading> readings = new ArrayList<>();
        for (int version = 1; version <= 20; version++) {
            for (int image = 0; image < 10; image++) {
                readings.add(read(image, "c" + version, version));
            }
        }
        try (LabelBatch batch = batch(objects, Duration.ofSeconds(20))) {
            List<ImageLabeled> labels = labels(batch.label(readings));
            assertThat(labels).hasSize(200);
            assertThat(labels).filteredOn(label -> label.getImageId().equals(Examples.imageId(3)))
                    .extracting(ImageLabeled::getLabelVersion).isSorted().hasSize(20);
        }
    }

    @Test
    void deadLettersPassAndTombstonesVanish() throws InterruptedException {
        DeadLetter letter = DeadLetter.newBuilder().setImageId("").setStage("labeler-sink").setReason("UNREADABLE_EVENT").setMessage("")
                .setOccurredAt(Instant.EPOCH).build();
        try (LabelBatch batch = batch(objects, Duration.ofSeconds(20))) {
            assertThat(batch.label(List.of(new Reading.Unreadable(letter), new Reading.Nothing())))
                    .containsExactly(new Labeling.Failed(letter));
        }
    }

    @Test
    void oneImageThatCannotBeWrittenFailsTheBatch() {
        List<Reading> readings = List.of(read(1, "Tips", 1), read(2, "Tips", 1));
        DyingStore dying = new DyingStore(objects, 1);
        try (LabelBatch batch = batch(dying, Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> batch.label(readings)).isInstanceOf(ObjectStoreException.Unavailable.class);
        }
    }

    @Test
    void aStoreThatHangsCostsABoundedTime() {
        List<Reading> readings = List.of(read(1, "Tips", 1));
        CountDownLatch never = new CountDownLatch(1);
        DyingStore hanging = new DyingStore(objects, 0);
        hanging.hangUntil(never);
        try (LabelBatch batch = batch(hanging, Duration.ofMillis(100))) {
            assertThatThrownBy(() -> batch.label(readings)).isInstanceOf(ObjectStoreException.Unavailable.class)
                    .hasMessageContaining("not written within");
        }
    }

    @Test
    void theWorkOfOnePollIsShorterThanTheGroupsPatience() {
        assertThat(KafkaClients.MOST_WORK_BETWEEN_POLLS.plus(KafkaClients.MOST_WAIT_FOR_BROKER.multipliedBy(4)))
                .isLessThan(KafkaClients.MAX_POLL_INTERVAL);
    }

    private static List<ImageLabeled> labels(List<Labeling> labelings) {
        return labelings.stream().map(Labeling.Labeled.class::cast).map(Labeling.Labeled::event).toList();
    }
}
