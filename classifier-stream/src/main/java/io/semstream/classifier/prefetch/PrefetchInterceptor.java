package io.semstream.classifier.prefetch;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Sees every poll of the stream's consumer before the stream does. Changes nothing in it; Kafka logs and ignores what it throws. */
public final class PrefetchInterceptor implements ConsumerInterceptor<byte[], byte[]> {

    /** Consumer property that holds the {@link PollPrefetch} itself, so that nothing has to be static. */
    public static final String PREFETCH = "semstream.classifier.prefetch";

    private Optional<PollPrefetch> prefetch = Optional.empty();

    @Override
    public void configure(Map<String, ?> properties) {
        prefetch = Optional.ofNullable((PollPrefetch) properties.get(PREFETCH));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        prefetch.ifPresent(target -> target.polled(records));
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // commits of the stream travel in its transactions and are not seen here
    }

    @Override
    public void close() {
        // what was given stays open
    }
}
