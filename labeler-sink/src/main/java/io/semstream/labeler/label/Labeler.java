package io.semstream.labeler.label;

import io.semstream.event.DeadLetter;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelOrigin;
import io.semstream.event.ObjectReference;
import io.semstream.event.Purpose;
import io.semstream.event.ReplacedLabel;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes labels beside images. Thread-safe for different images; blocks on the store. Idempotent: the same classification twice leaves the same sidecar and tags and gives the
 * same event.
 */
public final class Labeler {
    /** Far more than a label has; what is larger is not ours. */
    private static final long MOST_SIDECAR_BYTES = 4L << 20;

    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");

    private final ObjectStore store;
    private final String bucket;
    private final Clock clock;

    public Labeler(ObjectStore store, String bucket, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.clock = clock;
    }

    /**
     * @throws ObjectStoreException.Unavailable
     *             when the store is away: the world's fault, to be tried again
     * @throws ObjectStoreException.Refused
     *             when a person has to mend the store or the credentials first; to be tried again as well
     */
    public Labeling label(ImageClassified classification, Source source) {
        if (classification.getPurpose() != Purpose.LIVE) {
            return new Labeling.Kept(Labeling.Why.NOT_LIVE);
        }
        if (classification.getScores().isEmpty()) {
            return failed(classification, source, "NO_SCORES", "the classification has no scores");
        }
        if (!IMAGE_ID.matcher(classification.getImageId()).matches()) {
            return failed(classification, source, "BAD_IMAGE_ID", "an image id has 64 hexadecimal digits");
        }
        try {
            return write(classification, source);
        } catch (ObjectStoreException.ObjectMissing missing) {
            return failed(classification, source, "OBJECT_MISSING", String.valueOf(missing.getMessage()));
        } catch (UnreadableSidecar | ObjectStoreException.TooLarge foreign) {
            return failed(classification, source, "FOREIGN_SIDECAR",
                    "something else lies at " + sidecarKey(classification) + "; move it away and replay: " + foreign.getMessage());
        }
    }

    /** Without tags first optimistically, as if there were no label yet: the ordinary case then takes one request. */
    private Labeling write(ImageClassified classification, Source source) {
        Instant now = clock.instant();
        if (canBeFirst()) {
            byte[] sidecar = Sidecar.of(event(classification, now, Optional.empty(), 0), source, classification);
            if (store.putIfNoneExists(sidecarKey(classification), sidecar, Sidecar.CONTENT_TYPE)) {
                return new Labeling.Labeled(event(classification, now, Optional.empty(), sidecar.length));
            }
        }
        LabelDecision decision = LabelDecision.decide(source, version(classification), classification.getModel().getDigest(),
                classification.getIngested().getDisclosure() == Disclosure.THUMBNAIL, stored(sidecarKey(classification)));
        return switch (decision) {
            case LabelDecision.Write write -> written(classification, source, now, write.replaced());
            case LabelDecision.Repeat repeat -> written(classification, source, repeat.labeledAt(), repeat.replaced());
            case LabelDecision.AlreadyLabeled already -> new Labeling.Kept(Labeling.Why.DUPLICATE);
            case LabelDecision.Outdated outdated -> new Labeling.Kept(Labeling.Why.OUTDATED);
        };
    }

    private boolean canBeFirst() {
        return !store.capabilities().tags() && store.capabilities().conditionalPut();
    }

    private Optional<StoredLabel> stored(ObjectKey key) {
        try {
            return Optional.of(Sidecar.read(store.get(key, MOST_SIDECAR_BYTES)));
        } catch (ObjectStoreException.ObjectMissing none) {
            return Optional.empty();
        }
    }

    /** Tags first: where the image is missing there shall be no sidecar, which would pass for its label when it comes later. */
    private Labeling written(ImageClassified classification, Source source, Instant labeledAt, Optional<ReplacedLabel> replaced) {
        ImageLabeled label = event(classification, labeledAt, replaced, 0);
        if (store.capabilities().tags()) {
            store.tag(new ObjectKey(label.getObject().getKey()), ImageTags.of(label));
        }
        byte[] sidecar = Sidecar.of(label, source, classification);
        store.put(sidecarKey(classification), sidecar, Sidecar.CONTENT_TYPE);
        return new Labeling.Labeled(event(classification, labeledAt, replaced, sidecar.length));
    }

    private ImageLabeled event(ImageClassified classification, Instant labeledAt, Optional<ReplacedLabel> replaced, long sidecarBytes) {
        var image = classification.getIngested();
        var top = classification.getScores().getFirst();
        return ImageLabeled.newBuilder()
                .setImageId(classification.getImageId())
                .setCategory(top.getCategory())
                .setScore(top.getScore())
                .setAmbiguous(!classification.getAmbiguity().isEmpty())
                .setReasons(classification.getAmbiguity().stream().map(reason -> reason.getReason()).distinct().toList())
                .setPredictionSet(classification.getPredictionSet())
                .setOrigin(LabelOrigin.MODEL)
                .setModel(classification.getModel())
                .setLabelVersion(version(classification))
                .setObject(image.getObject())
                .setSidecar(new ObjectReference(bucket, sidecarKey(classification).value(), sidecarBytes, Sidecar.CONTENT_TYPE))
                .setPath(image.getPath())
                .setInstrument(image.getInstrument())
                .setRevision(image.getRevision())
                .setSession(image.getSession())
                .setProject(image.getProject())
                .setIngestedAt(image.getIngestedAt())
                .setClosedAt(image.getClosedAt())
                .setClassifiedAt(classification.getClassifiedAt())
                .setLabeledAt(labeledAt)
                .setReplaced(replaced.orElse(null))
                .build();
    }

    private Labeling failed(ImageClassified classification, Source source, String reason, String message) {
        return new Labeling.Failed(DeadLetter.newBuilder()
                .setImageId(classification.getImageId())
                .setStage("labeler-sink")
                .setReason(reason)
                .setMessage(message)
                .setTopic(source.topic())
                .setPartition(source.partition())
                .setOffset(source.offset())
                .setPath(classification.getIngested().getPath())
                .setInstrument(classification.getIngested().getInstrument())
                .setOccurredAt(clock.instant())
                .build());
    }

    private static long version(ImageClassified classification) {
        return classification.getClassifiedAt().toEpochMilli();
    }

    private static ObjectKey sidecarKey(ImageClassified classification) {
        return ObjectKey.label(classification.getImageId());
    }
}
