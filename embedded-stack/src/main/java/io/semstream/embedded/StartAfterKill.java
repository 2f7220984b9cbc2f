package io.semstream.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.image.ClusterImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a broker whose process was killed. Kafka 4.3.1 would begin with leading its partitions under the old registration: transactions that were being committed are
 * taken up, and then the new registration leaves those partitions without a leader for a moment. Their markers find nobody to go to, are dropped, and the transaction is
 * called complete; whoever reads the committed offsets of that group then waits for ever. So the broker starts when the controller has given up the old registration.
 */
final class StartAfterKill {
    private static final Logger LOG = LoggerFactory.getLogger(StartAfterKill.class);
    private static final String CLEAN = ".kafka_cleanshutdown";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 50;

    private StartAfterKill() {}

    /** Whether a broker that used this folder did not stop by itself. */
    static boolean isNeeded(Path logDir) {
        return Files.exists(logDir.resolve("recovery-point-offset-checkpoint")) && Files.notExists(logDir.resolve(CLEAN));
    }

    /** As the server starts itself, with a pause between its two parts. */
    static void start(KafkaRaftServer server, int node) {
        ControllerServer controller = (ControllerServer) part(server, "controller");
        BrokerServer broker = (BrokerServer) part(server, "broker");
        controller.startup();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isFenced(controller, node)) {
            if (System.nanoTime() > end) {
                LOG.warn("the registration of the broker that was killed did not end within {}", PATIENCE);
                break;
            }
            pause();
        }
        broker.startup();
    }

    private static boolean isFenced(ControllerServer controller, int node) {
        ClusterImage cluster = controller.metadataCache().currentImage().cluster();
        return cluster.brokers().containsKey(node) && cluster.broker(node).fenced();
    }

    private static Object part(KafkaRaftServer server, String name) {
        try {
            var field = KafkaRaftServer.class.getDeclaredField(name);
            field.setAccessible(true);
            Object option = field.get(server);
            return option.getClass().getMethod("get").invoke(option);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("another Kafka than this was written for: no " + name, other);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStackException("interrupted while the embedded broker started", stop);
        }
    }
}
