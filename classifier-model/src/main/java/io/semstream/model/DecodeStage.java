package io.semstream.model;

import io.semstream.micrograph.DecodeFailure;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.Micrograph;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes and prepares, one image a thread. */
final class DecodeStage {
    private static final Logger log = LoggerFactory.getLogger(DecodeStage.class);

    private final ExecutorService threads;
    private final Preparation preparation;
    private final BatchQueue next;

    DecodeStage(ExecutorService threads, Preparation preparation, BatchQueue next) {
        this.threads = threads;
        this.preparation = preparation;
        this.next = next;
    }

    void accept(ImageTask task, byte[] file) {
        next.expect();
        threads.execute(() -> decode(task, file));
    }

    private void decode(ImageTask task, byte[] file) {
        Optional<PreparedImage> image = Optional.empty();
        try {
            image = task.abandoned() ? Optional.empty() : prepared(task, file);
        } catch (RuntimeException e) {
            log.error("{}: decoding failed in an unforeseen way; the image is rejected", task.imageId(), e);
            task.reject(ClassificationOutcome.DECODING_FAILED, "decoding failed: " + e);
        } finally {
            image.map(ready -> new ReadyImage(task, ready)).ifPresentOrElse(next::put, next::miss);
            task.releaseBytes();
        }
    }

    private Optional<PreparedImage> prepared(ImageTask task, byte[] file) {
        long begin = System.nanoTime();
        return switch (preparation.read(file)) {
            case DecodeOutcome.Undecodable(DecodeFailure reason, String message) -> {
                task.reject(reason.name(), message);
                yield Optional.empty();
            }
            case DecodeOutcome.Decoded(Micrograph micrograph) -> {
                PreparedImage image = preparation.prepared(micrograph);
                task.decoded(System.nanoTime() - begin);
                yield Optional.of(image);
            }
        };
    }
}
