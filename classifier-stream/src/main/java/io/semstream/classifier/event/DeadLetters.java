package io.semstream.classifier.event;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageIngested;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is published when an announced image cannot be classified. */
public final class DeadLetters {

    public static final String STAGE = "classifier-stream";
    /** No event can be made of the record's bytes. */
    public static final String UNREADABLE_EVENT = "UNREADABLE_EVENT";
    /** What would have been published is larger than its topic allows. */
    public static final String RECORD_TOO_LARGE = "RECORD_TOO_LARGE";

    private final InstantSource clock;

    public DeadLetters(InstantSource clock) {
        this.clock = clock;
    }

    public DeadLetter unreadable(Origin origin, String message) {
        return letter(origin, UNREADABLE_EVENT, message).setOriginal(original(origin)).build();
    }

    public DeadLetter rejected(Origin origin, ImageIngested event, String reason, String message) {
        return letter(origin, reason, message).setImageId(event.getImageId()).setPath(event.getPath())
                .setInstrument(event.getInstrument()).setOriginal(original(origin)).build();
    }

    /** Without the original bytes: they may be what is too large. */
    public DeadLetter tooLarge(Origin origin, String imageId) {
        return letter(origin, RECORD_TOO_LARGE, "what would be published for it is larger than its topic allows").setImageId(imageId)
                .build();
    }

    private DeadLetter.Builder letter(Origin origin, String reason, String message) {
        return DeadLetter.newBuilder().setImageId(origin.imageId()).setStage(STAGE).setReason(reason).setMessage(message)
                .setTopic(origin.topic()).setPartition(origin.partition()).setOffset(origin.offset())
                .setOccurredAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable ByteBuffer original(Origin origin) {
        return origin.kept().orElse(null);
    }
}
