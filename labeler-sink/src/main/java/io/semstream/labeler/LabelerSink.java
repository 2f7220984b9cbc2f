package io.semstream.labeler;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.labeler.label.Labeler;
import io.semstream.labeler.label.Labeling;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.Health;
import io.semstream.runtime.Service;
import io.semstream.schemas.registry.SchemaRegistryException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
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
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("labeler-sink").unstarted(this::run);
    private volatile Health health = Health.waiting("not started");
    private volatile Optional<SinkSession> running = Optional.empty();

    /**
     * @param backoff
     *            only its lengths are used: a pause ends when the sink is closed
     */
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

    private boolean closing() {
        return stop.getCount() == 0;
    }

    private void run() {
        try (ObjectStore store = openStore.get();
                var batch = new LabelBatch(new Labeler(store, config.store().bucket(), clock), config.writers(),
                        KafkaClients.MOST_WORK_BETWEEN_POLLS)) {
            while (!closing()) {
                oneSession(store, batch);
            }
            health = Health.waiting("stopped");
        } catch (InterruptedException | InterruptException closed) {
            health = Health.waiting("stopped");
        } catch (FencedInstanceIdException twin) {
            die("another process runs as instance " + config.instance() + " of " + config.group()
                    + "; give each its own semstream.labeler.instance", twin);
        } catch (RuntimeException ours) {
            die(String.valueOf(ours.getMessage()), ours);
        }
    }

    /** A restart or a person can help, another attempt cannot. */
    private void die(String why, RuntimeException cause) {
        LOG.error("the sink ends: {}", why, cause);
        health = Health.dead(why);
    }

    /** Ends with the brokers' fault, to be tried again, or when the sink is closed. */
    private void oneSession(ObjectStore store, LabelBatch batch) throws InterruptedException {
        try (Sessions sessions = Sessions.to(config, clock)) {
            store.check();
            store.capabilities();
            try (SinkSession session = sessions.begin(batch)) {
                running = Optional.of(session);
                work(session, sessions.broker());
            } finally {
                running = Optional.empty();
            }
        } catch (FencedInstanceIdException | ConfigException ours) {
            throw ours;
        } catch (WakeupException closed) {
            LOG.debug("woken up to stop");
        } catch (ObjectStoreException | SchemaRegistryException | KafkaException away) {
            waiting(away);
            stop.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** While store or registry are away the sink stays in its group and keeps what it has to do. */
    private void work(SinkSession session, Broker broker) throws InterruptedException {
        while (!closing()) {
            try {
                List<Labeling> labelings = session.once();
                labelings.forEach(meters::count);
                require(broker, labelings);
                ready();
            } catch (ObjectStoreException | SchemaRegistryException away) {
                waiting(away);
                session.hold(backoff.next());
            }
        }
    }

    private static void require(Broker broker, List<Labeling> labelings) throws InterruptedException {
        if (labelings.isEmpty()) {
            broker.requireThere();
        } else {
            broker.heard();
        }
    }

    private void ready() {
        backoff.reset();
        if (!health.ready()) {
            LOG.info("labelling what comes on {}", config.kafka());
            health = Health.ok("labelling");
        }
    }

    private void waiting(RuntimeException away) {
        String detail = config.kafka() + ", " + config.store() + ": " + away.getMessage();
        if (!detail.equals(health.detail())) {
            LOG.warn("waiting: {}", detail);
        }
        meters.waited();
        health = Health.waiting(detail);
    }

    @Override
    public void close() {
        stop.countDown();
        running.ifPresent(SinkSession::wakeUp);
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
