package io.semstream.classifier.topology;

import io.semstream.classifier.event.Origin;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Publishes what came of each announced image: one event out for one in, in order, but for images of which no pixel may be seen. */
final class ClassifyImage implements Processor<byte[], byte[], String, SpecificRecord> {

    /** Shorter than a commit interval, so that it runs in every round of the stream thread's loop. */
    private static final Duration EVERY_ROUND = Duration.ofMillis(10);

    private final Workplace workplace;
    private final Outcomes outcomes;
    private @Nullable ProcessorContext<String, SpecificRecord> context;

    ClassifyImage(Workplace workplace) {
        this.workplace = workplace;
        this.outcomes = new Outcomes(workplace);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        workplace.rewind().end();
        context.schedule(EVERY_ROUND, PunctuationType.WALL_CLOCK_TIME, now -> workplace.budget().newRound());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            workplace.meters().withdrawn();
        } else {
            outcome(origin(record)).ifPresent(
                    outcome -> context().forward(new Record<>(outcome.imageId(), outcome.event(), record.timestamp()), outcome.sink()));
            commitWhenCaughtUp();
        }
    }

    /** A lone image is visible at once; in a backlog a transaction for each image would cost more than the classification. */
    private void commitWhenCaughtUp() {
        if (workplace.prefetch().size() == 0) {
            context().commit();
        }
    }

    private Optional<Outcome> outcome(Origin origin) {
        try {
            return outcomes.of(origin);
        } catch (TaskMigratedException again) {
            workplace.rewind().begin();
            throw again;
        }
    }

    /** Work is let go with the partition, unless its records are about to be asked for again. */
    @Override
    public void close() {
        if (!workplace.rewind().coming()) {
            workplace.prefetch().expire(new TopicPartition(ClassifierTopology.INPUT.name(), context().taskId().partition()));
        }
    }

    private Origin origin(Record<byte[], byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        return new Origin(at.topic(), at.partition(), at.offset(), Optional.ofNullable(record.key()), record.value());
    }

    private ProcessorContext<String, SpecificRecord> context() {
        return Objects.requireNonNull(context, "init comes first");
    }
}
