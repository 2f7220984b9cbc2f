package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.LabelReviewed;
import io.semstream.event.ReviewVote;
import io.semstream.schemas.registry.RegisteredSchema;
import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import io.semstream.schemas.topic.TopicProvisioning;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
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
            hasTheCataloguesTopics(settings);
            provisioningAgainChangesNothing(settings);
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

    private static void hasTheCataloguesTopics(Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(bootstrap(settings))) {
            for (Topic<?> topic : TopicCatalogue.all()) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                Config actual = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();

                assertThat(admin.describeTopics(List.of(topic.name())).allTopicNames().get().values()).singleElement()
                        .satisfies(made -> assertThat(made.partitions()).hasSize(topic.partitions()));
                assertThat(topic.configuration())
                        .allSatisfy((name, value) -> assertThat(actual.get(name).value()).isEqualTo(value));
            }
        }
    }

    private static void provisioningAgainChangesNothing(Map<String, String> settings) throws Exception {
        SchemaRegistry registry = SchemaRegistry.at(URI.create(registryUrl(settings)));
        List<RegisteredSchema> before = newestSchemas(registry);
        try (Admin admin = Admin.create(bootstrap(settings))) {
            TopicProvisioning.provision(admin, SchemaRegistry.at(URI.create(registryUrl(settings))), (short) 1);
        }
        assertThat(newestSchemas(registry)).isEqualTo(before);
    }

    private static List<RegisteredSchema> newestSchemas(SchemaRegistry registry) {
        return TopicCatalogue.all().stream().map(topic -> registry.latest(topic.subject())).toList();
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
                Map.of("schema.registry.url", registryUrl(settings)));
    }

    private static String registryUrl(Map<String, String> settings) {
        return settings.getOrDefault("semstream.schema.registry.url", "");
    }

    private static Map<String, Object> bootstrap(Map<String, String> settings) {
        return Map.of("bootstrap.servers", settings.get("semstream.kafka.bootstrap.servers"));
    }
}
