package io.semstream.quickstart;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;
import io.semstream.schemas.serde.AvroDeserializer;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Folds {@code sem.image.labeled} and {@code sem.dead-letter}: tells its listener, on its own thread, what became of each image. */
final class OutcomeFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Where to start: everything that ever happened, or only what happens from now on. */
    enum From {
        BEGINNING,
        NOW
    }

    private final KafkaConsumer<String, SpecificRecord> consumer;
    private final Consumer<Outcome> listener;
    private final CountDownLatch positioned = new CountDownLatch(1);
    private final Thread thread;

    private OutcomeFeed(Map<String, Object> connection, From from, Consumer<Outcome> listener) {
        this.listener = listener;
        var properties = new HashMap<>(connection);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        properties.put("specific.avro.reader", true);
        var values = new AvroDeserializer<SpecificRecord>();
        values.configure(properties, false);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), values);
        thread = Thread.ofPlatform().name("outcome-feed").daemon().unstarted(() -> follow(from));
    }

    /** Returns once the feed stands at its starting point: nothing that happens afterwards is missed. */
    static OutcomeFeed start(Map<String, Object> connection, From from, Consumer<Outcome> listener) throws InterruptedException {
        var feed = new OutcomeFeed(connection, from, listener);
        feed.thread.start();
        feed.positioned.await();
        return feed;
    }

    private void follow(From from) {
        try (consumer) {
            position(from);
            positioned.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(this::tell);
            }
        } catch (WakeupException stop) {
            // close() asked for it.
        } finally {
            positioned.countDown();
        }
    }

    private void position(From from) {
        var partitions = List.of(TopicCatalogue.IMAGE_LABELED.name(), TopicCatalogue.DEAD_LETTER.name()).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (from == From.BEGINNING) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position);
    }

    private void tell(ConsumerRecord<String, SpecificRecord> record) {
        switch (record.value()) {
            case ImageLabeled labeled -> listener.accept(new Outcome.Labeled(labeled));
            case DeadLetter letter -> listener.accept(new Outcome.Failed(letter));
            case null, default -> {
            }
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
