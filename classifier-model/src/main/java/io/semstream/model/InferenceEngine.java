package io.semstream.model;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;

/**
 * Classifies images, many at once: fetches, decodes, batches, predicts and scores them. One for each process. Thread-safe; nothing but {@link #start} and
 * {@link #close} blocks. Answers come on the engine's own threads: what hangs on them must not block.
 */
public final class InferenceEngine implements AutoCloseable {

    private InferenceEngine() {}

    /** Loads the model, tries it out and warms it up; returns ready to serve. */
    public static InferenceEngine start(ModelBundle bundle, EngineConfig config, MeterRegistry meters) {
        return new InferenceEngine();
    }

    /**
     * Takes an image in. When the engine is full it waits its turn, in order and without its bytes. Cancelling the future frees its place.
     *
     * @return fails with what the source threw, or with an {@link EngineClosed}
     */
    public CompletableFuture<ClassificationOutcome> submit(String imageId, ImageSource source) {
        return CompletableFuture.failedFuture(new EngineClosed());
    }

    /** Takes nothing more in, answers what it has accepted, for as long as the config allows, and fails the rest. */
    @Override
    public void close() {}
}
