package io.semstream.classifier.image;

import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ObjectReference;
import io.semstream.model.Classification;
import io.semstream.model.ClassificationOutcome;
import io.semstream.model.ImageSource;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.TooLarge;
import io.semstream.runtime.Backoff;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is done for one announced image before anything is published. Thread-safe; never blocks the caller. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows on a future here is its only consequence
public final class ImageWork {

    /** The store has no such object. */
    public static final String OBJECT_MISSING = "OBJECT_MISSING";
    /** The event points to where this service does not look, or carries no usable image id. */
    public static final String INVALID_REFERENCE = "INVALID_REFERENCE";
    /** The file is larger than this service reads. */
    public static final String TOO_LARGE = "TOO_LARGE";

    /**
     * What the work may use.
     *
     * @param bucket
     *            the only one images are taken from
     * @param mostBytes
     *            larger files are rejected unread
     * @param background
     *            runs the blocking puts of thumbnails
     */
    public record Means(Classifier classifier, ObjectStore store, String bucket, long mostBytes,
            Executor background) {}

    private final Means means;
    private final Thumbnails thumbnails;
    private final Outages outages;
    private final Supplier<Backoff> backoff;
    private final InstantSource clock;

    public ImageWork(Means means, Outages outages, Supplier<Backoff> backoff, InstantSource clock) {
        this.means = means;
        this.thumbnails = new Thumbnails(means.store(), means.bucket(), means.background());
        this.outages = outages;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Goes on until there is a finding or the returned future is cancelled; while the store is away it is tried again. */
    public CompletableFuture<Finding> begin(ImageIngested event) {
        if (event.getDisclosure() == Disclosure.EVENT_ONLY) {
            return CompletableFuture.completedFuture(new Finding.Withheld());
        }
        return objection(event).<CompletableFuture<Finding>>map(CompletableFuture::completedFuture).orElseGet(() -> work(event));
    }

    private Optional<Finding> objection(ImageIngested event) {
        ObjectReference object = event.getObject();
        if (!object.getBucket().equals(means.bucket())) {
            return rejected(INVALID_REFERENCE,
                    "the object is in bucket " + object.getBucket() + ", images are read from " + means.bucket());
        }
        if (object.getSizeBytes() < 0) {
            return rejected(INVALID_REFERENCE, "an object cannot have " + object.getSizeBytes() + " bytes");
        }
        if (object.getSizeBytes() > means.mostBytes()) {
            return rejected(TOO_LARGE, object.getSizeBytes() + " bytes, at most " + means.mostBytes() + " are read");
        }
        try {
            key(event);
            ObjectKey.thumbnail(event.getImageId());
            return Optional.empty();
        } catch (IllegalArgumentException invalid) {
            return rejected(INVALID_REFERENCE, String.valueOf(invalid.getMessage()));
        }
    }

    private CompletableFuture<Finding> work(ImageIngested event) {
        CompletableFuture<Finding> finding = new CompletableFuture<>();
        CompletableFuture<ClassificationOutcome> outcome = classified(event);
        cancelWith(finding, outcome);
        outcome.thenCompose(answer -> finding(event, answer, finding))
                .whenComplete((found, failure) -> settle(finding, found, failure));
        return finding;
    }

    private CompletableFuture<ClassificationOutcome> classified(ImageIngested event) {
        ObjectKey key = key(event);
        ImageSource source = ImageSource.sized(event.getObject().getSizeBytes(), () -> means.store().get(key, means.mostBytes()));
        return PatientCall.start(() -> means.classifier().submit(event.getImageId(), event.getInstrument(), source), backoff.get(),
                outages);
    }

    private CompletableFuture<Finding> finding(ImageIngested event, ClassificationOutcome outcome, CompletableFuture<Finding> wanted) {
        return switch (outcome) {
            case ClassificationOutcome.Rejected(String reason, String message) ->
                CompletableFuture.completedFuture(new Finding.Rejected(reason, message));
            case ClassificationOutcome.Classified(Classification classification) -> stored(event, classification, wanted)
                    .thenApply(thumbnail -> new Finding.Classified(classification.withoutThumbnail(), thumbnail, clock.instant()));
        };
    }

    private CompletableFuture<Optional<ObjectReference>> stored(ImageIngested event, Classification classification,
            CompletableFuture<Finding> wanted) {
        byte[] jpeg = classification.thumbnailJpeg();
        if (jpeg.length == 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<ObjectReference> stored = PatientCall.start(() -> thumbnails.put(event.getImageId(), jpeg), backoff.get(),
                outages);
        cancelWith(wanted, stored);
        return stored.thenApply(Optional::of);
    }

    private static void cancelWith(CompletableFuture<?> whole, CompletableFuture<?> part) {
        whole.whenComplete((value, failure) -> part.cancel(true));
    }

    private static void settle(CompletableFuture<Finding> finding, @Nullable Finding found, @Nullable Throwable failure) {
        if (failure == null) {
            finding.complete(found);
        } else {
            Throwable cause = PatientCall.cause(failure);
            rejection(cause).ifPresentOrElse(finding::complete, () -> finding.completeExceptionally(cause));
        }
    }

    private static Optional<Finding> rejection(Throwable cause) {
        return switch (cause) {
            case ObjectMissing missing -> rejected(OBJECT_MISSING, String.valueOf(missing.getMessage()));
            case TooLarge large -> rejected(TOO_LARGE, String.valueOf(large.getMessage()));
            default -> Optional.empty();
        };
    }

    private static ObjectKey key(ImageIngested event) {
        return new ObjectKey(event.getObject().getKey());
    }

    private static Optional<Finding> rejected(String reason, String message) {
        return Optional.of(new Finding.Rejected(reason, message));
    }
}
