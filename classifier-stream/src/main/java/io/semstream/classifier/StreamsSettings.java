package io.semstream.classifier;

import io.semstream.classifier.prefetch.PollPrefetch;
import io.semstream.classifier.prefetch.PrefetchInterceptor;
import io.semstream.classifier.topology.OversizedResults;
import io.semstream.classifier.topology.ProcessingFaults;
import io.semstream.classifier.topology.ProductionFaults;
import io.semstream.classifier.topology.WaitLimits;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties of the Kafka Streams client. */
final class StreamsSettings {

    private StreamsSettings() {}

    @SuppressWarnings("deprecation") // the global handler's switch becomes the default in Kafka 5; until then its absence is a warning
    static Properties of(ClassifierConfig config, PollPrefetch prefetch, OversizedResults oversized) {
        Properties settings = new Properties();
        settings.putAll(config.kafka().properties());
        identity(settings, config);
        exactlyOnce(settings, config);
        polls(settings, config);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG), PrefetchInterceptor.class.getName());
        settings.put(StreamsConfig.mainConsumerPrefix(PrefetchInterceptor.PREFETCH), prefetch);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, ProcessingFaults.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, ProductionFaults.class);
        settings.put(ProductionFaults.OVERSIZED, oversized);
        return settings;
    }

    /** One stream thread: the engine is what works in parallel, and more processes what scales further. */
    private static void identity(Properties settings, ClassifierConfig config) {
        String member = config.applicationId() + "-" + config.instance();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, member);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), member);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), millis(config.sessionTimeout()));
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                millis(config.sessionTimeout().dividedBy(4)));
    }

    private static void exactlyOnce(Properties settings, ClassifierConfig config) {
        WaitLimits limits = config.waitLimits();
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), millis(limits.transactionTimeout()));
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), millis(limits.pollInterval()));
    }

    /** An idle poll ends in time for the commit of what came before it. */
    private static void polls(Properties settings, ClassifierConfig config) {
        settings.put(StreamsConfig.POLL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, config.pollRecords());
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), config.pollRecords());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
