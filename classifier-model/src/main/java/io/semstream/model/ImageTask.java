package io.semstream.model;

import io.semstream.model.ClassificationOutcome.Rejected;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One image on its way through the engine. It belongs to one stage at a time; only its answer may be touched by anybody. */
final class ImageTask {
    private final String imageId;
    private final Optional<String> instrument;
    private final ImageSource source;
    private final Admission admission;
    private final CompletableFuture<ClassificationOutcome> answer = new CompletableFuture<>();
    private final long submitted = System.nanoTime();
    private long fetchNanos;
    private long decodeNanos;

    ImageTask(String imageId, Optional<String> instrument, ImageSource source, Admission admission) {
        this.imageId = imageId;
        this.instrument = instrument;
        this.source = source;
        this.admission = admission;
    }

    String imageId() {
        return imageId;
    }

    Optional<String> instrument() {
        return instrument;
    }

    ImageSource source() {
        return source;
    }

    CompletableFuture<ClassificationOutcome> answer() {
        return answer;
    }

    /** Nobody waits for it any more: it was cancelled, or the engine was closed. */
    boolean abandoned() {
        return answer.isDone();
    }

    void fetched(long nanos, long bytes) {
        fetchNanos = nanos;
        admission.fetched(this, bytes);
    }

    void decoded(long nanos) {
        decodeNanos = nanos;
    }

    /** The file's bytes are not needed any more. */
    void releaseBytes() {
        admission.decoded(this);
    }

    void reject(String reason, String message) {
        answer.complete(new Rejected(reason, message));
    }

    StageTimes times(long predictNanos) {
        long total = System.nanoTime() - submitted;
        long waited = total - fetchNanos - decodeNanos - predictNanos;
        return new StageTimes(millis(fetchNanos), millis(decodeNanos), millis(waited), millis(predictNanos), millis(total));
    }

    private static double millis(long nanos) {
        return nanos / (double) Duration.ofMillis(1).toNanos();
    }
}
