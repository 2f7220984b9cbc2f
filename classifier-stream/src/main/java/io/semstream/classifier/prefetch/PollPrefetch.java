package io.semstream.classifier.prefetch;

import io.micrometer.core.instrument.Counter;
import io.semstream.classifier.event.IngestedReader;
import io.semstream.classifier.event.Reading;
import io.semstream.schemas.registry.SchemaRegistryException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Hands the readable records of a poll to the prefetch. Whatever it cannot read is left for the stream to judge. */
public final class PollPrefetch {

    private final IngestedReader reader;
    private final Prefetch prefetch;
    private final Counter unreadable;

    public PollPrefetch(IngestedReader reader, Prefetch prefetch, Counter unreadable) {
        this.reader = reader;
        this.prefetch = prefetch;
        this.unreadable = unreadable;
    }

    /** Gives up for this poll when the registry does not answer: asking again for every record would hold the poll. */
    void polled(ConsumerRecords<byte[], byte[]> records) {
        try {
            records.forEach(this::polled);
        } catch (SchemaRegistryException away) {
            unreadable.increment();
        }
    }

    private void polled(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.value() != null && !prefetch.knows(partition, record.offset(), record.value())) {
            switch (reader.read(record.value())) {
                case Reading.Announced announced -> prefetch.add(partition, record.offset(), record.value(), announced.event());
                case Reading.Unreadable bytes -> unreadable.increment();
            }
        }
    }
}
