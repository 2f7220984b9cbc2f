package io.semstream.labeler;

import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Asks the brokers what a consumer does not tell: a poll that brings nothing may mean that nothing is there, or that nobody is. */
final class Broker implements AutoCloseable {
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private final Admin admin;
    private final LongSupplier nanoTime;
    private long lastHeard;

    Broker(Admin admin, LongSupplier nanoTime) {
        this.admin = admin;
        this.nanoTime = nanoTime;
        heard();
    }

    /**
     * Identity of the topic that labels are announced in.
     *
     * @throws KafkaException
     *             when no broker answers or the topics are not there
     */
    String history() throws InterruptedException {
        List<String> topics = List.of(TopicCatalogue.IMAGE_CLASSIFIED.name(), TopicCatalogue.IMAGE_LABELED.name(),
                TopicCatalogue.DEAD_LETTER.name());
        Map<String, TopicDescription> found = answer(admin.describeTopics(topics).allTopicNames(), KafkaClients.MOST_WAIT_FOR_BROKER);
        return found.values().stream().filter(topic -> topic.name().equals(TopicCatalogue.IMAGE_LABELED.name()))
                .map(topic -> topic.topicId().toString()).findFirst().orElseThrow();
    }

    void heard() {
        lastHeard = nanoTime.getAsLong();
    }

    /**
     * Blocks for a moment when nothing was heard for a while.
     *
     * @throws KafkaException
     *             when no broker answers
     */
    void requireThere() throws InterruptedException {
        if (nanoTime.getAsLong() - lastHeard > ASK_EVERY.toNanos()) {
            answer(admin.describeCluster().clusterId(), ANSWER_WITHIN);
            heard();
        }
    }

    private static <T> T answer(KafkaFuture<T> asked, Duration within) throws InterruptedException {
        try {
            return asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException known ? known : new KafkaException(failed.getCause());
        } catch (TimeoutException silent) {
            throw new KafkaException("no broker answers", silent);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
