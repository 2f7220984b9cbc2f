package io.semstream.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.model.InvalidBundle;
import io.semstream.model.network.NetworkUnavailable;
import io.semstream.objectstore.ObjectStore;
import io.semstream.runtime.Health;
import io.semstream.runtime.Service;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classifies every announced image exactly once: {@code sem.image.ingested} in, {@code sem.image.classified} and
 * {@code sem.dead-letter} out, thumbnails into the object store.
 */
public final class ClassifierStream implements Service {

    private static final Logger log = LoggerFactory.getLogger(ClassifierStream.class);

    private final ClassifierConfig config;
    private final MeterRegistry meters;
    private final Outside outside;
    private final Thread thread;
    private volatile Optional<Wiring> running = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();

    ClassifierStream(ClassifierConfig config, MeterRegistry meters, Outside outside) {
        this.config = config;
        this.meters = meters;
        this.outside = outside;
        this.thread = Thread.ofPlatform().name(config.applicationId() + "-life").unstarted(this::live);
    }

    public static ClassifierStream create(ClassifierConfig config, MeterRegistry meters) {
        return new ClassifierStream(config, meters, Outside.of(config, meters));
    }

    @Override
    public String name() {
        return "classifier-stream";
    }

    @Override
    public void start() {
        thread.start();
    }

    private void live() {
        try (ObjectStore store = outside.store().get();
                LoadedModel model = outside.model().get();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
                Wiring wiring = new Wiring(config, meters, store, model, background)) {
            log.info("model {} {}", model.reference().getName(), model.reference().getVersion());
            running = Optional.of(wiring);
            wiring.life().run();
        } catch (InterruptedException stopped) {
            log.info("stopped");
        } catch (InvalidBundle | NetworkUnavailable unfit) { // the configuration's fault: its message says what to do
            log.error("cannot go on: {}", unfit.getMessage());
            failure = Optional.of(unfit);
        } catch (RuntimeException | Error broken) { // nothing is carried on: the process ends, see health
            log.error("cannot go on", broken);
            failure = Optional.of(broken);
        }
    }

    @Override
    public Health health() {
        return failure.map(broken -> Health.dead(String.valueOf(broken.getMessage())))
                .orElseGet(() -> running.map(wiring -> wiring.life().health()).orElse(Health.waiting("loading the model")));
    }

    @Override
    public void close() {
        running.ifPresent(Wiring::close);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
