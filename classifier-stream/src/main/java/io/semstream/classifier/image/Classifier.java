package io.semstream.classifier.image;

import io.semstream.model.ClassificationOutcome;
import io.semstream.model.ImageSource;
import java.util.concurrent.CompletableFuture;

/** Says what an image shows. Thread-safe; never blocks: what does not fit now waits in order, without its bytes. */
@FunctionalInterface
public interface Classifier {

    /**
     * The future fails only with what the source threw; an unusable image is an outcome.
     *
     * @param instrument
     *            by the name its facility gives it
     */
    CompletableFuture<ClassificationOutcome> submit(String imageId, String instrument, ImageSource source);
}
