package io.semstream.classifier.life;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.kafka.streams.KafkaStreams;

/** The few of Kafka's many measures that are used here. */
final class StreamsMeasures {

    private StreamsMeasures() {}

    /** How long the last commits took on average, in milliseconds. */
    static double commitMillis(KafkaStreams streams) {
        return values(streams, "stream-thread-metrics", "commit-latency-avg").average().orElse(Double.NaN);
    }

    /**
     * Since the last heartbeat or rebalance, whichever is later; absent before the first. Heartbeats go to a coordinator that
     * answers; without one there are none.
     */
    static Optional<Duration> sinceHeartbeat(KafkaStreams streams) {
        DoubleStream ages = DoubleStream.concat(values(streams, "consumer-coordinator-metrics", "last-heartbeat-seconds-ago"),
                values(streams, "consumer-coordinator-metrics", "last-rebalance-seconds-ago"));
        return ages.filter(seconds -> seconds >= 0).boxed().min(Double::compare).map(seconds -> Duration.ofSeconds(seconds.longValue()));
    }

    private static DoubleStream values(KafkaStreams streams, String group, String name) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name) && metric.metricName().group().equals(group))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue());
    }
}
