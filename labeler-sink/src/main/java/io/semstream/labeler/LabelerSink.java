package io.semstream.labeler;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.labeler.label.Labeler;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.Health;
import io.semstream.runtime.Service;
import io.semstream.schemas.registry.SchemaRegistryException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sem.image.classified} to labels. One thread: a session with the brokers after the other, each as long as the world allows; what a session did not commit, the next
 * one does again with the same result.
 */
public final class LabelerSink implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(LabelerSink.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final LabelerConfig config;
    private final Supplier<ObjectStore> openStore;
    private final SinkMeters meters;
    private final Clock clock;
    private final Backoff backoff;
    private volatile Health health = Health.waiting("not started");
    private final Thread thread = Thread.ofPlatform().name("labeler-sink").unstarted(this::run);
    private volatile boolean closing;

    LabelerSink(LabelerConfig config, Supplier<ObjectStore> openStore, MeterRegistry meters, Clock clock, Backoff backoff) {
        this.config = config;
        this.openStore = openStore;
        this.meters = new SinkMeters(meters);
        this.clock = clock;
        this.backoff = backoff;
    }

    public static LabelerSink create(LabelerConfig config, MeterRegistry meters) {
        return new LabelerSink(config, () -> MinioObjectStore.open(config.store()), meters, Clock.systemUTC(),
                Backoff.standard(RandomGenerator.getDefault()));
    }

    @Override
    public String name() {
        return "labeler-sink";
    }

    @Override
    public void start() {
        health = Health.waiting("connecting to " + config.kafka());
        thread.start();
    }

    @Override
    public Health health() {
        return health;
    }

    private void run() {
        try (ObjectStore store = openStore.get();
                var batch = new LabelBatch(new Labeler(store, config.store().bucket(), clock), config.writers())) {
            while (!closing) {
                oneSession(store, batch);
            }
            health = Health.waiting("stopped");
        } catch (InterruptedException | InterruptException stop) {
            health = Health.waiting("stopped");
        } catch (RuntimeException ours) {
            LOG.error("the sink ends: {}", ours.getMessage(), ours);
            health = Health.dead(String.valueOf(ours.getMessage()));
        }
    }

    /** Ends with the world's fault, to be tried again, or when the sink is closed. */
    private void oneSession(ObjectStore store, LabelBatch batch) throws InterruptedException {
        try {
            store.check();
            try (var session = new SinkSession(config, batch, meters, clock)) {
                while (!closing) {
                    session.once();
                    ready(session.assigned());
                }
            }
        } catch (ObjectStoreException | SchemaRegistryException | KafkaException away) {
            if (!closing) {
                waiting(away);
                backoff.pause();
            }
        }
    }

    private void ready(boolean assigned) {
        backoff.reset();
        if (assigned && !health.ready()) {
            LOG.info("labelling what comes on {}", config.kafka());
            health = Health.ok("labelling");
        }
    }

    private void waiting(RuntimeException away) {
        String detail = config.kafka() + ", " + config.store() + ": " + away.getMessage();
        if (health.ready()) {
            LOG.warn("waiting: {}", detail);
        }
        meters.waited();
        health = Health.waiting(detail);
    }

    @Override
    public void close() {
        closing = true;
        if (thread.isAlive()) {
            try {
                if (!thread.join(CLOSE_WITHIN)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }
}
