package io.semstream.classifier.life;

import io.semstream.classifier.image.Outages;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one stream until it is stopped. A client that ends because of the world is replaced by a new one, as soon as the world
 * is there again: under the same name and instance id, so that the group hands it its partitions back at once.
 */
public final class StreamsLife implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamsLife.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);
    /** After this a client did its work, and what ended it is news. */
    private static final Duration GOOD_RUN = Duration.ofSeconds(30);

    private final World world;
    private final Supplier<KafkaStreams> client;
    private final Outages outages;
    private final Backoff backoff;
    private final InstantSource clock;
    private final AtomicReference<@Nullable KafkaStreams> current = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
    private final Object starting = new Object();
    private volatile boolean stopping;

    /**
     * @param client
     *            makes a client that is not started yet
     */
    public StreamsLife(World world, Supplier<KafkaStreams> client, Outages outages, Backoff backoff, InstantSource clock) {
        this.world = world;
        this.client = client;
        this.outages = outages;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Returns when it is stopped, interrupted, or ended by a fault of ours. */
    public void run() throws InterruptedException {
        while (!stopping && fatal.get() == null) {
            if (world.isThere()) {
                Instant began = clock.instant();
                runClient();
                resetAfter(Duration.between(began, clock.instant()));
            }
            if (!stopping) {
                backoff.pause();
            }
        }
    }

    private void resetAfter(Duration run) {
        if (run.compareTo(GOOD_RUN) > 0) {
            backoff.reset();
        }
    }

    private void runClient() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (KafkaStreams streams = client.get()) {
            streams.setUncaughtExceptionHandler(thrown -> {
                failure.set(thrown);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.setStateListener((now, before) -> {
                if (now.hasCompletedShutdown()) {
                    ended.countDown();
                }
            });
            current.set(streams);
            if (started(streams)) {
                ended.await();
            }
        } catch (KafkaException cannotStart) {
            failure.set(cannotStart);
        } finally {
            current.set(null);
        }
        Optional.ofNullable(failure.get()).ifPresent(this::judge);
    }

    private boolean started(KafkaStreams streams) {
        synchronized (starting) {
            if (!stopping) {
                streams.start();
            }
            return !stopping;
        }
    }

    private void judge(Throwable failure) {
        switch (Fault.of(failure)) {
            case WORLD -> log.warn("the stream ended and will be started again: {}", String.valueOf(failure.getMessage()));
            case OURS -> {
                log.error("the stream cannot go on", failure);
                fatal.set(failure);
            }
        }
    }

    public Health health() {
        Throwable broken = fatal.get();
        if (broken != null) {
            return Health.dead("ended by " + broken);
        }
        KafkaStreams streams = current.get();
        boolean running = streams != null && streams.state() == KafkaStreams.State.RUNNING;
        return outages.detail().map(away -> Health.waiting("waiting for " + away))
                .orElseGet(() -> running ? Health.ok("running") : Health.waiting("starting"));
    }

    /** How long the last commits took on average, in milliseconds; NaN while nothing runs. */
    public double commitMillis() {
        KafkaStreams streams = current.get();
        return streams == null
                ? Double.NaN
                : streams.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("commit-latency-avg")
                                && metric.metricName().group().equals("stream-thread-metrics"))
                        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue()).average().orElse(Double.NaN);
    }

    /** Leaves the group, so that others need not wait for the session to time out. */
    @Override
    public void close() {
        synchronized (starting) {
            stopping = true;
        }
        KafkaStreams streams = current.get();
        if (streams != null && !streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP))) {
            log.warn("the stream did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
        }
    }
}
