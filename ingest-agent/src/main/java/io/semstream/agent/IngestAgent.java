package io.semstream.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.agent.announce.EventLog;
import io.semstream.agent.announce.KafkaClients;
import io.semstream.agent.announce.KafkaEventLog;
import io.semstream.agent.announce.RecordBytes;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.world.Surroundings;
import io.semstream.agent.pace.Pacer;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ReadPace;
import io.semstream.runtime.Health;
import io.semstream.runtime.Service;
import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.WatchService;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds finished images in watched folders, puts them into the object store and announces each of them once. */
public final class IngestAgent implements Service {

    private final AgentConfig config;
    private final ReadPace pace;
    private final Supplier<ObjectStore> stores;
    private final RecordBytes bytes;
    private final Supplier<EventLog> logs;
    private final MeterRegistry meters;
    private final Consumer<AgentEvent> listener;
    private volatile Optional<ObjectStore> store = Optional.empty();
    private volatile Optional<RunningAgent> running = Optional.empty();
    private boolean closed;

    private IngestAgent(AgentConfig config, ReadPace pace, Supplier<ObjectStore> stores, RecordBytes bytes, Supplier<EventLog> logs,
            MeterRegistry meters, Consumer<AgentEvent> listener) {
        this.config = config;
        this.pace = pace;
        this.stores = stores;
        this.bytes = bytes;
        this.logs = logs;
        this.meters = meters;
        this.listener = listener;
    }

    public static IngestAgent create(AgentConfig config, MeterRegistry meters) {
        return create(config, meters, event -> {});
    }

    /** @param listener told by the agent's threads of every file they are done with; must return soon */
    public static IngestAgent create(AgentConfig config, MeterRegistry meters, Consumer<AgentEvent> listener) {
        RecordBytes bytes = new RecordBytes(config.kafka());
        Pacer pacer = Pacer.within(config.limits());
        return new IngestAgent(config, pacer, () -> MinioObjectStore.open(config.store(), pacer), bytes,
                () -> new KafkaEventLog(config.kafka(), bytes, () -> KafkaClients.announcing(config.kafka(), config.id())),
                meters, listener);
    }

    /** With another store or another log; the store made is closed with the agent. */
    static IngestAgent create(AgentConfig config, Supplier<ObjectStore> stores, RecordBytes bytes, Supplier<EventLog> logs,
            MeterRegistry meters, Consumer<AgentEvent> listener) {
        return new IngestAgent(config, Pacer.within(config.limits()), stores, bytes, logs, meters, listener);
    }

    @Override
    public String name() {
        return "ingest-agent";
    }

    @Override
    public synchronized void start() {
        if (running.isPresent() || closed) {
            throw new IllegalStateException("an agent is started once");
        }
        try {
            RunningAgent agent = assembled(FileSystems.getDefault().newWatchService());
            running = Optional.of(agent);
            agent.start();
        } catch (IOException refused) {
            throw new StartRefused("the agent's folder " + config.dataDir() + " cannot be used: " + refused, refused);
        }
    }

    private RunningAgent assembled(WatchService watches) throws IOException {
        Clock clock = Clock.systemUTC();
        try {
            Surroundings surroundings = new Surroundings();
            Ledger ledger = Ledger.open(config.dataDir(), config.id(), clock, surroundings);
            ObjectStore opened = stores.get();
            store = Optional.of(opened);
            return new RunningAgent(config, pace, opened, ledger, surroundings, watches, logs, bytes, meters, listener, clock);
        } catch (IOException | RuntimeException refused) {
            watches.close();
            throw refused;
        }
    }

    @Override
    public Health health() {
        return running.map(RunningAgent::health).orElseGet(() -> Health.waiting("not started"));
    }

    /** What became of all files the ledger knows and those that are on their way; also after the agent was closed. */
    public Balance balance() {
        return running.map(RunningAgent::balance).orElseGet(() -> Balance.of(0, 0, 0, 0));
    }

    /** Whether every file that lay in the watched folders at the start, and every one found since, has been taken care of. */
    public boolean caughtUp() {
        return running.map(RunningAgent::caughtUp).orElse(false);
    }

    /** Shows everything the ledger is done with, also what earlier processes did; only while the agent runs. */
    public void visitOutcomes(Consumer<AgentEvent> visitor) {
        running.ifPresent(agent -> agent.visitOutcomes(visitor));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            running.ifPresent(RunningAgent::close);
            store.ifPresent(ObjectStore::close);
        }
    }
}
