package io.semstream.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.model.network.Network;
import io.semstream.model.network.PredictionException;
import io.semstream.model.network.TorchNetwork;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classifies images, many at once: fetches, decodes, batches, predicts and scores them. One for each process. Thread-safe; nothing but {@link #start} and
 * {@link #close} blocks. Answers come on the engine's own threads: what hangs on them must not block.
 */
public final class InferenceEngine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InferenceEngine.class);

    private final Network network;
    private final EngineConfig config;
    private final EngineThreads threads;
    private final Admission admission;
    private final EngineMeters meters;
    private final AtomicBoolean closed = new AtomicBoolean();

    private InferenceEngine(Network network, BundleContent bundle, EngineConfig config, MeterRegistry registry) {
        this.network = network;
        this.config = config;
        this.threads = new EngineThreads(config);
        BatchQueue queue = new BatchQueue(config.maxBatch(), config.maxDelay());
        DecodeStage decode = new DecodeStage(threads.decode, new Preparation(bundle.input(), config, bundle.alignment().isPresent()),
                queue);
        FetchStage fetch = new FetchStage(threads.fetch, decode);
        this.admission = new Admission(config.maxImages(), config.maxBytes(), fetch::accept);
        this.meters = new EngineMeters(registry, admission);
        MeasureStage measure = new MeasureStage(bundle.alignment(), threads.decode);
        for (int i = 0; i < config.predictors(); i++) {
            threads.predict
                    .execute(new PredictStage(network, queue, new Scoring(bundle), measure, meters, SelfCheck.emptyFrame(bundle.input())));
        }
    }

    /**
     * Loads the model, tries it out and warms it up; returns ready to serve.
     *
     * @throws InvalidBundle
     *             when the network does not do what the bundle promises
     * @throws io.semstream.model.network.NetworkUnavailable
     *             when the network cannot be loaded, or not on the device asked for
     */
    public static InferenceEngine start(ModelBundle bundle, EngineConfig config, MeterRegistry meters) {
        TorchNetwork network = TorchNetwork.load(bundle.model(), bundle.input(), bundle.output(), config.device());
        try {
            new SelfCheck(bundle.content()).run(network, config.maxBatch());
        } catch (IllegalArgumentException | PredictionException e) {
            network.close();
            throw new InvalidBundle(bundle.directory(), String.valueOf(e.getMessage()), "Package it again from a network that fits", e);
        }
        log.info("serving {} {} on {}", bundle.name(), bundle.version(), network.device());
        return serving(network, bundle.content(), config, meters);
    }

    /** For networks that need no check; the engine closes the network. */
    static InferenceEngine serving(Network network, BundleContent bundle, EngineConfig config, MeterRegistry meters) {
        return new InferenceEngine(network, bundle, config, meters);
    }

    /**
     * Takes an image in. When the engine is full it waits its turn, in order and without its bytes. Cancelling the future frees its place.
     *
     * @param instrument
     *            by the name its facility gives it, for thresholds of its own where the bundle has them
     * @return fails with what the source threw, with {@link EngineClosed}, or with a {@link PredictionException} when the network is broken for every image
     */
    @SuppressWarnings("FutureReturnValueIgnored") // leaving cannot fail
    public CompletableFuture<ClassificationOutcome> submit(String imageId, Optional<String> instrument, ImageSource source) {
        ImageTask task = new ImageTask(imageId, instrument, source, admission);
        CompletableFuture<ClassificationOutcome> answer = task.answer();
        answer.whenComplete((outcome, failure) -> admission.leave(task));
        if (!admission.enter(task)) {
            answer.completeExceptionally(new EngineClosed());
        }
        return answer;
    }

    /** The same, of an instrument that is not known. */
    public CompletableFuture<ClassificationOutcome> submit(String imageId, ImageSource source) {
        return submit(imageId, Optional.empty(), source);
    }

    /** Takes nothing more in, answers what it has accepted, for as long as the config allows, and fails the rest. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            admission.close();
            try {
                drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            meters.close();
        }
    }

    private void drain() throws InterruptedException {
        if (!admission.awaitEmpty(config.drain().toNanos())) {
            log.warn("{} images are given up after {}", admission.all().size(), config.drain());
        }
        admission.all().forEach(task -> task.answer().completeExceptionally(new EngineClosed()));
        if (threads.stop()) {
            network.close();
        }
    }
}
