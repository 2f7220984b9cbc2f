package io.semstream.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.FakeClassifier;
import io.semstream.classifier.fixture.FlakyStore;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ObjectReference;
import io.semstream.objectstore.ObjectKey;
import io.semstream.runtime.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ImageWorkTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(5);
    private static final long MOST_BYTES = 1000;

    private final FlakyStore store = new FlakyStore();
    private final FakeClassifier classifier = new FakeClassifier();
    private final Outages outages = new Outages();
    private final ImageWork work = new ImageWork(
            new ImageWork.Means(classifier, store, Announcements.BUCKET, MOST_BYTES, Runnable::run), outages,
            () -> new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new Random(1), Thread::sleep), InstantSource.fixed(NOW));

    @Test
    void storesThumbnailBeforeTheFindingIsThere() {
        Finding found = work.begin(Announcements.stored(store, 1)).join();

        ObjectKey thumbnail = ObjectKey.thumbnail(Announcements.imageId(1));
        assertThat(found).isInstanceOfSatisfying(Finding.Classified.class, classified -> {
            assertThat(classified.thumbnail()).contains(new ObjectReference(Announcements.BUCKET, thumbnail.value(), 2L, "image/jpeg"));
            assertThat(classified.at()).isEqualTo(NOW);
            assertThat(classified.classification().thumbnailJpeg()).as("bytes kept in memory").isEmpty();
        });
        assertThat(store.get(thumbnail, MOST_BYTES)).containsExactly(1, 2);
    }

    @Test
    void theModelIsToldWhichInstrumentTookTheImage() {
        assertThat(work.begin(Announcements.stored(store, 1)).join()).isInstanceOf(Finding.Classified.class);
        assertThat(classifier.instruments()).containsExactly("SEM-1");
    }

    @Test
    void whatTheModelRejectsIsRejectedWithItsReason() {
        store.put(Announcements.key(1), "broken".getBytes(StandardCharsets.UTF_8), "image/tiff");

        assertThat(work.begin(Announcements.announced(1)).join()).isEqualTo(new Finding.Rejected("TRUNCATED", "cut off"));
    }

    @Test
    void missingObjectIsRejectedAfterSeveralLooks() {
        assertRejected(Announcements.announced(1), ImageWork.OBJECT_MISSING);
        assertThat(classifier.submitted()).isEqualTo(4);
        assertThat(outages.any()).as("a missing object is no outage").isFalse();
    }

    @Test
    void waitsForTheStoreAndSaysSo() {
        ImageIngested event = Announcements.stored(store, 1);
        store.leave();

        CompletableFuture<Finding> finding = work.begin(event);

        assertThat(finding).isNotDone();
        assertThat(outages.detail()).contains("object store: the store in memory is away");
        store.comeBack();
        assertThat(finding.join()).isInstanceOf(Finding.Classified.class);
        assertThat(outages.any()).isFalse();
    }

    @Test
    void endsItsTriesWhenNobodyWantsTheFindingAnyMore() {
        store.leave();
        CompletableFuture<Finding> finding = work.begin(Announcements.announced(1));

        finding.cancel(true);

        CompletableFuture<Finding> later = work.begin(Announcements.announced(2));
        int asked = classifier.submitted();
        while (classifier.submitted() < asked + 5) {
            Thread.onSpinWait(); // the later one goes on trying, and is the only one
        }
        later.cancel(true);
        assertThat(finding).isCancelled();
        assertThat(store.refusals()).isLessThanOrEqualTo(classifier.submitted());
    }

    @Test
    void anImageUnderEmbargoIsNotAskedFor() {
        ImageIngested event = Announcements.builder(1).setDisclosure(Disclosure.EVENT_ONLY).build();

        assertThat(work.begin(event)).isCompletedWithValue(new Finding.Withheld());
    }

    @Test
    void rejectsObjectOfAnotherBucket() {
        assertRejected(pointingTo(new ObjectReference("elsewhere", Announcements.key(1).value(), 1L, "image/tiff")),
                ImageWork.INVALID_REFERENCE);
    }

    @Test
    void rejectsImpossibleKeysAndSizes() {
        assertRejected(pointingTo(new ObjectReference(Announcements.BUCKET, "", 1L, "image/tiff")), ImageWork.INVALID_REFERENCE);
        assertRejected(pointingTo(new ObjectReference(Announcements.BUCKET, "key", -1L, "image/tiff")), ImageWork.INVALID_REFERENCE);
        assertRejected(Announcements.builder(1).setImageId("../../etc/passwd").build(), ImageWork.INVALID_REFERENCE);
    }

    @Test
    void rejectsWhatIsLargerThanAllowedUnread() {
        assertRejected(pointingTo(new ObjectReference(Announcements.BUCKET, Announcements.key(1).value(), MOST_BYTES + 1, "image/tiff")),
                ImageWork.TOO_LARGE);
        assertThat(classifier.submitted()).isZero();
    }

    @Test
    void rejectsObjectThatIsLargerThanAnnounced() {
        store.put(Announcements.key(1), new byte[(int) MOST_BYTES + 1], "image/tiff");

        assertRejected(Announcements.announced(1), ImageWork.TOO_LARGE);
    }

    @Test
    void faultOfOursFailsTheFinding() {
        ImageWork broken = new ImageWork(
                new ImageWork.Means((imageId, instrument, source) -> CompletableFuture.failedFuture(new IllegalStateException("bug")),
                        store,
                        Announcements.BUCKET, MOST_BYTES, Runnable::run),
                outages, () -> Backoff.standard(new Random(1)), InstantSource.fixed(NOW));

        assertThat(broken.begin(Announcements.announced(1))).failsWithin(Duration.ofSeconds(5)).withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }

    private void assertRejected(ImageIngested event, String reason) {
        assertThat(work.begin(event).join()).isInstanceOfSatisfying(Finding.Rejected.class,
                rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static ImageIngested pointingTo(ObjectReference object) {
        return Announcements.builder(1).setObject(object).build();
    }
}
