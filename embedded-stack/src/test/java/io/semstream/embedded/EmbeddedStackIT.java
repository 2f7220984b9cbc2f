package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.LabelReviewed;
import io.semstream.event.ReviewVote;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackIT {

    private static final String TOPIC = TopicCatalogue.LABEL_REVIEWED.name();
    private static final LabelReviewed REVIEW = new LabelReviewed("ab12", "ada", ReviewVote.CONFIRM, null, null,
            Instant.ofEpochMilli(1_000));

    @TempDir
    private Path dataDir;

    @Test
    void carriesOnWhereItWas() throws Exception {
        Map<String, String> settings;
        try (EmbeddedStack stack = EmbeddedStack.start(dataDir, line -> {})) {
            settings = stack.settings();
            write(settings);
            assertThatThrownBy(() -> EmbeddedStack.start(dataDir, line -> {}))
                    .isInstanceOf(EmbeddedStackException.class).hasMessageContaining("another running semstream");
        }
        List<String> progress = new ArrayList<>();
        try (EmbeddedStack stack = EmbeddedStack.start(dataDir, progress::add)) {
            assertThat(stack.settings()).isEqualTo(settings);
            assertThat(read(settings)).isEqualTo(REVIEW);
        }
        assertThat(progress).containsExactlyInAnyOrder("broker is up", "schema registry is up", "object store is up",
                "topics and schemas are in place").last().isEqualTo("topics and schemas are in place");
    }

    private static void write(Map<String, String> settings) throws Exception {
        try (Serde<LabelReviewed> serde = serde(settings);
                KafkaProducer<String, LabelReviewed> producer = new KafkaProducer<>(bootstrap(settings),
                        new StringSerializer(), serde.serializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "ab12", REVIEW)).get();
        }
    }

    private static LabelReviewed read(Map<String, String> settings) {
        try (Serde<LabelReviewed> serde = serde(settings);
                KafkaConsumer<String, LabelReviewed> consumer = new KafkaConsumer<>(bootstrap(settings),
                        new StringDeserializer(), serde.deserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
        }
    }

    private static Serde<LabelReviewed> serde(Map<String, String> settings) {
        return AvroSerde.forTopic(TopicCatalogue.LABEL_REVIEWED,
                Map.of("schema.registry.url", settings.get("semstream.schema.registry.url")));
    }

    private static Map<String, Object> bootstrap(Map<String, String> settings) {
        return Map.of("bootstrap.servers", settings.get("semstream.kafka.bootstrap.servers"));
    }
}
