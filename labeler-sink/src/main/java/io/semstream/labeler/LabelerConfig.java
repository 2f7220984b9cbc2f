package io.semstream.labeler;

import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * All settings of the sink.
 *
 * @param instance
 *            which of several processes of one group this is, counting from 0
 * @param pollRecords
 *            most classifications that become labels in one transaction
 * @param writers
 *            labels written to the store at the same time
 */
public record LabelerConfig(KafkaConnection kafka, ObjectStoreConfig store, String group, int instance, int pollRecords, int writers,
        Duration sessionTimeout, Duration transactionTimeout) {

    private static final Key<String> GROUP = Key
            .text("semstream.labeler.group", "consumer group; processes with the same one share the work").withDefault("semstream-labeler");
    private static final Key<Integer> INSTANCE = Key
            .count("semstream.labeler.instance", "which of several processes of one group this is, counting from 0").withDefault(0)
            .atLeast(0)
            .atMost(999);
    private static final Key<Integer> POLL_RECORDS = Key
            .count("semstream.labeler.poll.records", "most classifications that become labels in one transaction").withDefault(200)
            .atLeast(1)
            .atMost(5_000);
    private static final Key<Integer> WRITERS = Key.count("semstream.labeler.writers", "labels written to the store at the same time")
            .withDefault(8).atLeast(1).atMost(256);
    private static final Key<Duration> SESSION_TIMEOUT = Key
            .duration("semstream.labeler.session.timeout", "how long others wait before they take over from a sink that died")
            .withDefault(Duration.ofSeconds(8)).atLeast(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(60));
    private static final Key<Duration> TRANSACTION_TIMEOUT = Key
            .duration("semstream.labeler.transaction.timeout", "how long readers of the labels wait for a sink that died")
            .withDefault(Duration.ofSeconds(10)).atLeast(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(60));

    public static List<Key<?>> keys() {
        List<Key<?>> own = List.of(GROUP, INSTANCE, POLL_RECORDS, WRITERS, SESSION_TIMEOUT, TRANSACTION_TIMEOUT);
        return Stream.of(KafkaConnection.keys(), ObjectStoreConfig.keys(), own).<Key<?>>flatMap(List::stream).toList();
    }

    public static LabelerConfig from(Settings settings) {
        return new LabelerConfig(KafkaConnection.from(settings), ObjectStoreConfig.from(settings), settings.get(GROUP),
                settings.get(INSTANCE),
                settings.get(POLL_RECORDS), settings.get(WRITERS), settings.get(SESSION_TIMEOUT), settings.get(TRANSACTION_TIMEOUT));
    }

    /** The consumer's static membership and the producer's transactions come back as themselves after a restart. */
    String member() {
        return group + "-" + instance;
    }
}
