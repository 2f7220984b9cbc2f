package io.semstream.classifier.topology;

import io.semstream.classifier.event.Origin;
import io.semstream.classifier.event.Reading;
import io.semstream.classifier.image.Finding;
import io.semstream.classifier.prefetch.Prefetched;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageIngested;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Joins each announced image with the work that was begun for it and publishes what came of it: one event out for one in, in order. */
final class ClassifyImage implements Processor<byte[], byte[], String, SpecificRecord> {

    /** Shorter than a commit interval, so that it runs in every round of the stream thread's loop. */
    private static final Duration EVERY_ROUND = Duration.ofMillis(10);

    private final Workplace workplace;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private boolean comesAgain;

    ClassifyImage(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        context.schedule(EVERY_ROUND, PunctuationType.WALL_CLOCK_TIME, now -> workplace.budget().newRound());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            workplace.meters().withdrawn();
            return;
        }
        Origin origin = origin(record);
        if (workplace.oversized().contains(origin.toString())) {
            deadLetter(record, workplace.deadLetters().tooLarge(origin, "what would be published for it is too large for its topic"));
        } else {
            publish(record, origin);
        }
    }

    private void publish(Record<byte[], byte[]> record, Origin origin) {
        Optional<Prefetched> begun = take(origin);
        workplace.meters().prefetched(begun.isPresent());
        if (begun.isPresent()) {
            publish(record, origin, begun.get());
        } else {
            switch (workplace.reader().read(origin.value())) {
                case Reading.Announced(ImageIngested event) -> publish(record, origin, beginNow(origin, event));
                case Reading.Unreadable(String message) ->
                    deadLetter(record, workplace.deadLetters().unreadable(origin, message));
            }
        }
    }

    private Prefetched beginNow(Origin origin, ImageIngested event) {
        workplace.prefetch().add(partition(), origin.offset(), origin.value(), event);
        return take(origin).orElseThrow();
    }

    private Optional<Prefetched> take(Origin origin) {
        return workplace.prefetch().take(partition(), origin.offset(), origin.value());
    }

    private void publish(Record<byte[], byte[]> record, Origin origin, Prefetched work) {
        ImageIngested event = work.event();
        switch (finding(origin, work)) {
            case Finding.Classified found -> {
                workplace.meters().classified(found.classification().times());
                forward(record, event.getImageId(), workplace.classified().of(event, found), ClassifierTopology.CLASSIFIED);
            }
            case Finding.Rejected(String reason, String message) ->
                deadLetter(record, workplace.deadLetters().rejected(origin, event, reason, message));
        }
    }

    private Finding finding(Origin origin, Prefetched work) {
        try {
            return work.finding().get(workplace.budget().remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw again(origin, "no finding yet");
        } catch (CancellationException stopped) {
            throw again(origin, "stopping");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw again(origin, "interrupted");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("no finding for image " + work.event().getImageId() + " at " + origin, broken.getCause());
        }
    }

    /**
     * Makes Streams drop the transaction and begin again at the last commit, with this record and without losing the thread.
     * Not TaskCorruptedException: handling that commits the transaction, with what this task has written but not what it has read.
     */
    private TaskMigratedException again(Origin origin, String why) {
        comesAgain = true;
        workplace.budget().newRound();
        return new TaskMigratedException("image at " + origin + " has to be asked for again, " + why);
    }

    private void deadLetter(Record<byte[], byte[]> record, DeadLetter letter) {
        workplace.meters().rejected(letter.getReason());
        forward(record, letter.getImageId(), letter, ClassifierTopology.DEAD_LETTERS);
    }

    private void forward(Record<byte[], byte[]> cause, String imageId, SpecificRecord event, String sink) {
        context().forward(new Record<>(imageId, event, cause.timestamp()), sink);
    }

    /** Work is let go with the partition, unless the same records are about to be asked for again. */
    @Override
    public void close() {
        if (!comesAgain) {
            workplace.prefetch().expire(partition());
        }
        comesAgain = false;
    }

    private Origin origin(Record<byte[], byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        return new Origin(at.topic(), at.partition(), at.offset(), Optional.ofNullable(record.key()), record.value());
    }

    private TopicPartition partition() {
        return new TopicPartition(ClassifierTopology.INPUT.name(), context().taskId().partition());
    }

    private ProcessorContext<String, SpecificRecord> context() {
        return Objects.requireNonNull(context, "init comes first");
    }
}
