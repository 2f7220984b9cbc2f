package io.semstream.classifier.life;

import io.semstream.classifier.image.Outages;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one stream until its thread is interrupted. A client that ends because of the world is replaced by a new one, as soon as
 * the world is there again: under the same name and instance id, so that the group hands it its partitions back at once.
 */
public final class StreamsLife {

    private static final Logger log = LoggerFactory.getLogger(StreamsLife.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration WATCH = Duration.ofSeconds(1);
    /** After this a client did its work, and what ended it is news. */
    private static final Duration GOOD_RUN = Duration.ofSeconds(30);

    private final World world;
    private final Supplier<KafkaStreams> client;
    private final Outages outages;
    private final Backoff backoff;
    private final InstantSource clock;
    private volatile Optional<KafkaStreams> current = Optional.empty();
    private volatile Optional<Throwable> fatal = Optional.empty();

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

    /** Returns when the stream was ended by a fault of ours; interrupted it leaves the group first. */
    public void run() throws InterruptedException {
        while (fatal.isEmpty()) {
            if (world.isThere()) {
                Instant began = clock.instant();
                runClient().ifPresent(this::judge);
                resetAfter(Duration.between(began, clock.instant()));
            }
            backoff.pause();
        }
    }

    private void resetAfter(Duration run) {
        if (run.compareTo(GOOD_RUN) > 0) {
            backoff.reset();
        }
    }

    /** What ended it. */
    private Optional<Throwable> runClient() throws InterruptedException {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        try {
            KafkaStreams streams = client.get();
            streams.setUncaughtExceptionHandler(thrown -> {
                failures.add(thrown);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            runUntilEnded(streams);
            return failures.stream().findFirst();
        } catch (KafkaException cannotStart) {
            return Optional.of(cannotStart);
        }
    }

    private void runUntilEnded(KafkaStreams streams) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        streams.setStateListener((now, before) -> {
            if (now.hasCompletedShutdown()) {
                ended.countDown();
            }
        });
        current = Optional.of(streams);
        try {
            streams.start();
            while (!ended.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                StreamsMeasures.sinceHeartbeat(streams).ifPresent(world::heardFromBroker);
            }
        } finally {
            current = Optional.empty();
            end(streams);
        }
    }

    /** Leaves the group, so that others need not wait for the session to time out; a client that ended by itself has stayed in it. */
    private static void end(KafkaStreams streams) {
        if (!streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP))) {
            log.warn("the stream did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
        }
    }

    private void judge(Throwable failure) {
        switch (Fault.of(failure)) {
            case WORLD -> log.warn("the stream ended and will be started again: {}", String.valueOf(failure.getMessage()));
            case OURS -> {
                log.error("the stream cannot go on", failure);
                fatal = Optional.of(failure);
            }
        }
    }

    public Health health() {
        return fatal.map(broken -> Health.dead("ended by " + broken))
                .or(() -> outages.detail().map(away -> Health.waiting("waiting for " + away)))
                .orElseGet(() -> running() ? Health.ok("running") : Health.waiting("starting"));
    }

    private boolean running() {
        return current.map(KafkaStreams::state).filter(KafkaStreams.State.RUNNING::equals).isPresent();
    }

    /** How long the last commits took on average, in milliseconds; NaN while nothing runs. */
    public double commitMillis() {
        return current.map(StreamsMeasures::commitMillis).orElse(Double.NaN);
    }
}
