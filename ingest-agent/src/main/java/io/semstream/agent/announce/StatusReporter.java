package io.semstream.agent.announce;

import io.semstream.agent.world.Surroundings;
import io.semstream.event.AgentStatus;
import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.TopicCatalogue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes how the agent is doing, and notices by that whether broker and registry are there. A report that does not get through is not repeated: the next one says more. For one thread. */
public final class StatusReporter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StatusReporter.class);
    private static final int SEND_SECONDS = 10;
    private static final long OFF_ON_PURPOSE_MS = 1000;
    private static final long WORTH_A_WARNING_MS = 60_000;

    private final String agent;
    private final KafkaConnection connection;
    private final RecordBytes bytes;
    private final Supplier<AgentNumbers> numbers;
    private final Duration interval;
    private final Surroundings surroundings;
    private final Clock clock;
    private Optional<Producer<String, byte[]>> producer = Optional.empty();
    private Optional<Long> clockOffsetMs = Optional.empty();
    private boolean clockReported;

    /** @param interval how often a report comes at least */
    public StatusReporter(String agent, KafkaConnection connection, RecordBytes bytes, Supplier<AgentNumbers> numbers,
            Duration interval, Surroundings surroundings, Clock clock) {
        this.agent = agent;
        this.connection = connection;
        this.bytes = bytes;
        this.numbers = numbers;
        this.interval = interval;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** @return whether it got through */
    public boolean report() throws InterruptedException {
        try {
            byte[] value = bytes.of(new Outgoing(TopicCatalogue.AGENT_STATUS, agent, status(numbers.get())));
            surroundings.back(Surroundings.REGISTRY);
            send(value);
            surroundings.back(Surroundings.BROKER);
            return true;
        } catch (SchemaRegistryException away) {
            surroundings.away(Surroundings.REGISTRY, String.valueOf(away.getMessage()));
        } catch (InterruptException stopping) {
            throw new InterruptedException();
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            surroundings.away(Surroundings.BROKER, connection.bootstrapServers() + ": " + away.getMessage());
        }
        return false;
    }

    /** The broker stamps the record with its own time; that it was not just handed back ours shows by a stamp that is off on purpose. */
    private void send(byte[] value) throws InterruptedException, ExecutionException, TimeoutException {
        long sent = clock.millis();
        long off = sent - OFF_ON_PURPOSE_MS;
        RecordMetadata written = producer().send(new ProducerRecord<>(TopicCatalogue.AGENT_STATUS.name(), null, off, agent, value))
                .get(SEND_SECONDS, TimeUnit.SECONDS);
        long middle = (sent + clock.millis()) / 2;
        clockOffsetMs = written.timestamp() == off ? Optional.empty() : Optional.of(middle - written.timestamp());
        warnOfTheClock();
    }

    private void warnOfTheClock() {
        boolean wrong = clockOffsetMs.filter(offset -> Math.abs(offset) > WORTH_A_WARNING_MS).isPresent();
        if (wrong && !clockReported) {
            log.warn("this machine's clock is {} s {} the broker's; times of announcements are wrong by as much, nothing else is",
                    Math.abs(clockOffsetMs.orElse(0L)) / 1000, clockOffsetMs.orElse(0L) > 0 ? "ahead of" : "behind");
        }
        clockReported = wrong;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer.orElseGet(() -> KafkaClients.reporting(connection, agent));
        producer = Optional.of(open);
        return open;
    }

    private AgentStatus status(AgentNumbers now) {
        return AgentStatus.newBuilder().setAgent(agent).setHost(host()).setVersion(version()).setSeen(now.seen())
                .setAnnounced(now.announced()).setWaiting(now.waiting()).setFailed(now.failed())
                .setDuplicates(now.duplicates()).setWatcherDelayMs(now.watcherDelayMs().orElse(null))
                .setFreeDiskBytes(now.freeDiskBytes().orElse(null)).setLastFile(now.lastFile().orElse(null))
                .setClockOffsetMs(clockOffsetMs.orElse(null)).setOldestWaitingMs(now.oldestWaiting().map(Duration::toMillis).orElse(null))
                .setFolders(now.folders()).setSessions(now.sessions()).setReportEveryMs(interval.toMillis()).setReportedAt(clock.instant())
                .build();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    private static String version() {
        return Optional.ofNullable(StatusReporter.class.getPackage().getImplementationVersion()).orElse("development");
    }

    @Override
    public void close() {
        producer.ifPresent(open -> open.close(Duration.ofSeconds(1)));
    }
}
