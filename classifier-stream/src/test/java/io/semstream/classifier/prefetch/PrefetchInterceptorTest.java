package io.semstream.classifier.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.classifier.event.IngestedReader;
import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.PlainAvro;
import io.semstream.classifier.image.Finding;
import io.semstream.event.ImageIngested;
import io.semstream.schemas.registry.SchemaRegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

final class PrefetchInterceptorTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final List<ImageIngested> begun = new ArrayList<>();
    private final Prefetch prefetch = new Prefetch(this::begin, 10);
    private final Counter unreadable = new SimpleMeterRegistry().counter("unreadable");

    private CompletableFuture<Finding> begin(ImageIngested event) {
        begun.add(event);
        return new CompletableFuture<>();
    }

    @Test
    void beginsEveryReadableRecordOfThePoll() {
        ConsumerRecords<byte[], byte[]> poll = poll(PlainAvro.bytes(Announcements.announced(1)), new byte[]{1, 2},
                PlainAvro.bytes(Announcements.announced(2)));

        assertThat(interceptor(PlainAvro.deserializer(ImageIngested.class)).onConsume(poll)).isSameAs(poll);

        assertThat(begun).containsExactly(Announcements.announced(1), Announcements.announced(2));
        assertThat(unreadable.count()).isEqualTo(1);
    }

    @Test
    void doesNotBeginAgainWhatIsPolledAgain() {
        PrefetchInterceptor interceptor = interceptor(PlainAvro.deserializer(ImageIngested.class));

        interceptor.onConsume(poll(PlainAvro.bytes(Announcements.announced(1))));
        interceptor.onConsume(poll(PlainAvro.bytes(Announcements.announced(1)), PlainAvro.bytes(Announcements.announced(2))));

        assertThat(begun).containsExactly(Announcements.announced(1), Announcements.announced(2));
    }

    @Test
    void asksOnceWhenTheRegistryIsAway() {
        List<String> asked = new ArrayList<>();
        PrefetchInterceptor interceptor = interceptor((topic, bytes) -> {
            asked.add(topic);
            throw new SchemaRegistryException(SchemaRegistryException.Reason.UNREACHABLE, "away");
        });

        interceptor.onConsume(poll(new byte[]{1}, new byte[]{2}, new byte[]{3}));

        assertThat(asked).hasSize(1);
        assertThat(begun).isEmpty();
    }

    private PrefetchInterceptor interceptor(Deserializer<ImageIngested> deserializer) {
        PrefetchInterceptor interceptor = new PrefetchInterceptor();
        interceptor.configure(Map.of(PrefetchInterceptor.PREFETCH,
                new PollPrefetch(new IngestedReader(deserializer), prefetch, unreadable)));
        return interceptor;
    }

    @Test
    @SuppressWarnings("NullAway") // that is what Kafka calls a tombstone
    void passesTombstonesOver() {
        ConsumerRecord<byte[], byte[]> tombstone = new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, new byte[0], null);

        interceptor(PlainAvro.deserializer(ImageIngested.class))
                .onConsume(new ConsumerRecords<>(Map.of(PARTITION, List.of(tombstone)), Map.of()));

        assertThat(begun).isEmpty();
        assertThat(unreadable.count()).isZero();
    }

    private static ConsumerRecords<byte[], byte[]> poll(byte[]... values) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : values) {
            records.add(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), records.size(), new byte[0], value));
        }
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
    }
}
