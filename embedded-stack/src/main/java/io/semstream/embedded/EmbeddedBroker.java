package io.semstream.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker with its controller, in this process. What it acknowledged survives the death of the process. Kafka
 * gives no public API for this; its internals are used here and nowhere else.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);
    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLUSTER = "c2Vtc3RyZWFtLWVtYmVkZA";
    private static final int NODE = 1;

    /** Threads and buffers for one user, and short sessions: after a kill the next start waits for the old one to end. */
    private static final Map<String, String> SMALL = Map.ofEntries(Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"), Map.entry("background.threads", "2"),
            Map.entry("group.coordinator.threads", "1"), Map.entry("share.coordinator.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"), Map.entry("log.segment.bytes", "67108864"),
            Map.entry("offsets.topic.segment.bytes", "8388608"), Map.entry("transaction.state.log.segment.bytes", "8388608"),
            Map.entry("log.index.size.max.bytes", "1048576"), Map.entry("auto.leader.rebalance.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"), Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "1000"));

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param port 0 for any free one
     * @throws EmbeddedStackException when the folder is in use, the port is taken or the broker does not come up
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        FolderLock lock = FolderLock.take(dataDir);
        try {
            return started(lock, dataDir.resolve("log"), Port.of(port, "broker"));
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    public String bootstrapServers() {
        return Port.HOST + ":" + port;
    }

    /** Stops the broker; gives up waiting for it after a while. */
    @Override
    public void close() {
        Thread shutdown = Thread.ofPlatform().daemon().name("broker-shutdown").start(server::shutdown);
        try {
            if (!shutdown.join(SHUTDOWN)) {
                LOG.warn("the embedded broker did not stop within {}; its data is safe", SHUTDOWN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lock.close();
    }

    private static EmbeddedBroker started(FolderLock lock, Path logDir, int port) {
        surviveKafkaGivingUp();
        boolean killed = StartAfterKill.isNeeded(logDir);
        format(logDir);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(configuration(logDir, port, Port.free())),
                Time.SYSTEM);
        try {
            if (killed) {
                StartAfterKill.start(server, NODE);
            } else {
                server.startup();
            }
        } catch (RuntimeException failed) {
            server.shutdown();
            throw new EmbeddedStackException("the embedded broker did not start in " + logDir + ": " + failed, failed);
        }
        return new EmbeddedBroker(lock, server, port);
    }

    /** Kafka ends the whole process where it cannot go on; here it is only a guest. */
    private static void surviveKafkaGivingUp() {
        Exit.setExitProcedure(EmbeddedBroker::giveUp);
        Exit.setHaltProcedure(EmbeddedBroker::giveUp);
    }

    private static void giveUp(int status, String message) {
        LOG.error("the embedded broker gave up with status {}: {}", status, message);
        throw new IllegalStateException("the embedded broker gave up with status " + status);
    }

    private static void format(Path logDir) {
        try {
            new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE).setClusterId(CLUSTER).setDirectories(List.of(logDir.toString()))
                    .setMetadataLogDirectory(logDir.toString()).setControllerListenerName(CONTROLLER).setIgnoreFormatted(true)
                    .run();
        } catch (Exception failed) {
            throw new EmbeddedStackException("cannot format " + logDir + " for the embedded broker: " + failed, failed);
        }
    }

    private static Map<String, String> configuration(Path logDir, int port, int controllerPort) {
        Map<String, String> all = new HashMap<>();
        all.putAll(identity(logDir, port, controllerPort));
        all.putAll(internalTopics());
        all.putAll(SMALL);
        return all;
    }

    private static Map<String, String> identity(Path logDir, int port, int controllerPort) {
        String controller = Port.HOST + ":" + controllerPort;
        return Map.of("node.id", Integer.toString(NODE), "process.roles", "broker,controller", //
                "log.dirs", logDir.toString(), //
                "controller.quorum.voters", NODE + "@" + controller, "controller.listener.names", CONTROLLER, //
                "listeners", "PLAINTEXT://" + Port.HOST + ":" + port + "," + CONTROLLER + "://" + controller, //
                "auto.create.topics.enable", "false", "delete.topic.enable", "true");
    }

    /** One broker is all there is: every internal topic has one copy, and few partitions, for each costs start-up. */
    private static Map<String, String> internalTopics() {
        return Map.of("offsets.topic.num.partitions", "4", "offsets.topic.replication.factor", "1", //
                "transaction.state.log.num.partitions", "4", "transaction.state.log.replication.factor", "1", //
                "transaction.state.log.min.isr", "1", //
                "share.coordinator.state.topic.num.partitions", "1", "share.coordinator.state.topic.replication.factor", "1", //
                "share.coordinator.state.topic.min.isr", "1", "min.insync.replicas", "1");
    }
}
