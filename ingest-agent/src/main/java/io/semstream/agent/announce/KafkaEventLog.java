package io.semstream.agent.announce;

import io.semstream.agent.world.Surroundings;
import io.semstream.event.ImageIngested;
import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka: a transactional producer whose id belongs to the agent, and a consumer of committed records for reading back. */
public final class KafkaEventLog implements EventLog {

    private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);
    private static final String TOPIC = TopicCatalogue.IMAGE_INGESTED.name();
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(2);

    private final KafkaConnection connection;
    private final RecordBytes bytes;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Map<Integer, Long> positions = new HashMap<>();
    private Optional<Producer<String, byte[]>> producer = Optional.empty();

    /** @param producers makes one with the agent's transactional id */
    public KafkaEventLog(KafkaConnection connection, RecordBytes bytes, Supplier<Producer<String, byte[]>> producers) {
        this.connection = connection;
        this.bytes = bytes;
        this.producers = producers;
    }

    @Override
    public void takeOver() {
        reaching(() -> {
            Producer<String, byte[]> mine = producers.get();
            producer = Optional.of(mine);
            mine.initTransactions();
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                consumer.endOffsets(partitions(consumer)).forEach((at, end) -> positions.put(at.partition(), end));
            }
            return true;
        });
    }

    @Override
    public Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public Batch prepare(List<Outgoing> records) {
        List<ProducerRecord<String, byte[]>> batch = reaching(() -> records.stream().map(this::serialized).toList());
        return () -> commit(batch);
    }

    private ProducerRecord<String, byte[]> serialized(Outgoing record) {
        return new ProducerRecord<>(record.topic().name(), record.key(), bytes.of(record));
    }

    private void commit(List<ProducerRecord<String, byte[]>> batch) {
        Producer<String, byte[]> mine = producer.orElseThrow(() -> new IllegalStateException("take over first"));
        reaching(() -> {
            mine.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            batch.forEach(record -> sent.add(mine.send(record)));
            mine.commitTransaction();
            sent.forEach(this::advance);
            return true;
        });
    }

    /** Where the next record of this partition lands is behind this one. */
    private void advance(Future<RecordMetadata> committed) {
        try {
            RecordMetadata metadata = committed.get();
            if (metadata.topic().equals(TOPIC)) {
                positions.merge(metadata.partition(), metadata.offset() + 1, Math::max);
            }
        } catch (ExecutionException afterCommit) {
            throw new IllegalStateException("a committed record was not sent", afterCommit);
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        }
    }

    @Override
    public void read(Map<Integer, Long> from, Consumer<ImageIngested> reader) {
        reaching(() -> {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                List<TopicPartition> partitions = partitions(consumer);
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                partitions.stream().filter(at -> from.containsKey(at.partition()))
                        .forEach(at -> consumer.seek(at, from.getOrDefault(at.partition(), 0L)));
                readToEnd(consumer, ends(partitions), reader);
            }
            return true;
        });
    }

    private void readToEnd(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends,
            Consumer<ImageIngested> reader) {
        Deserializer<ImageIngested> deserializer = bytes.deserializer();
        long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
        long progress = -1;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : poll(consumer)) {
                decoded(deserializer, record).ifPresent(reader);
            }
            long position = ends.keySet().stream().mapToLong(consumer::position).sum();
            deadline = position > progress ? System.nanoTime() + READ_TIMEOUT.toNanos() : deadline;
            progress = Math.max(position, progress);
            if (System.nanoTime() > deadline) {
                throw new KafkaException("reading back " + TOPIC + " made no progress for " + READ_TIMEOUT);
            }
        }
    }

    private static Iterable<ConsumerRecord<String, byte[]>> poll(KafkaConsumer<String, byte[]> consumer) {
        try {
            return consumer.poll(Duration.ofMillis(200));
        } catch (OffsetOutOfRangeException older) {
            consumer.seekToBeginning(older.partitions());
            return List.of();
        }
    }

    /** Somebody else's mistake in the topic must not stop this agent. */
    private static Optional<ImageIngested> decoded(Deserializer<ImageIngested> deserializer,
            ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.ofNullable(deserializer.deserialize(TOPIC, record.value()));
        } catch (SerializationException foreign) {
            log.warn("{}-{}@{} is passed over: {}", TOPIC, record.partition(), record.offset(), foreign.getMessage());
            return Optional.empty();
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition())).toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic " + TOPIC + " does not exist yet");
        }
        return partitions;
    }

    /** The real ends, not those of the last settled transaction: another agent's open one must not hide our records. */
    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<String, Object> properties = KafkaClients.reader(connection);
        properties.put("isolation.level", "read_uncommitted");
        try (KafkaConsumer<String, byte[]> consumer = KafkaClients.consumer(properties)) {
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return KafkaClients.consumer(KafkaClients.reader(connection));
    }

    private <T> T reaching(Supplier<T> call) {
        try {
            return call.get();
        } catch (InterruptException stopping) {
            throw stopping;
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            throw new EventLogAway(Surroundings.BROKER, connection.bootstrapServers()
                    + ": another agent with the same id announces, or this one stood still for too long", fenced);
        } catch (KafkaException away) {
            throw new EventLogAway(Surroundings.BROKER, connection.bootstrapServers() + ": " + away.getMessage(), away);
        } catch (SchemaRegistryException away) {
            throw new EventLogAway(Surroundings.REGISTRY, String.valueOf(away.getMessage()), away);
        }
    }

    /** Also in a thread that is told to end: the client takes an interrupt for an error of its own. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            producer.ifPresent(mine -> mine.close(CLOSE_TIMEOUT));
        } catch (KafkaException abandoned) {
            log.debug("the producer did not close in time", abandoned);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
