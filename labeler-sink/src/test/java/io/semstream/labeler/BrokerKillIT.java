package io.semstream.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.embedded.EmbeddedRegistry;
import io.semstream.event.ImageLabeled;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.topic.TopicCatalogue;
import io.semstream.schemas.topic.TopicProvisioning;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The broker dies under the sink. */
@Timeout(180)
final class BrokerKillIT {
    private static final int IMAGES = 1500;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aKilledBrokerThatComesBackCostsNoLabelAndDoublesNone() throws Exception {
        List<String> images = IntStream.range(0, IMAGES).mapToObj(Examples::imageId).toList();
        InMemoryObjectStore store = new InMemoryObjectStore();
        images.forEach(image -> store.put(ObjectKey.image(image, "tif"), new byte[]{1}, "image/tiff"));
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(folder.resolve("registry"), 0);
                BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"))) {
            LabelerConfig config = config(broker, registry);
            provision(broker, registry);
            try (Bus bus = new Bus(config.kafka().properties());
                    Heard<ImageLabeled> labels = bus.listenTo(TopicCatalogue.IMAGE_LABELED);
                    LabelerSink sink = sink(config, store)) {
                bus.publish(images.stream().map(image -> Examples.classification(image, "Powder", 1000, "d1")).toList());
                labels.until(100, images);
                broker.killAndRestart();
                labels.until(IMAGES / 2, images);
                assertThat(labels.all(images)).as("killed in the middle").hasSizeLessThan(IMAGES);
                broker.killAndRestart();
                untilAll(labels, images, sink);
                labels.until(() -> sink.health().ready());
                assertThat(labels.all(images)).hasSize(IMAGES).allSatisfy((image, events) -> assertThat(events).hasSize(1));

                broker.close();
                labels.until(() -> !sink.health().ready());
                assertThat(sink.health().live()).isTrue();
                assertThat(sink.health().detail()).contains(broker.bootstrapServers());
            }
        }
    }

    private static void untilAll(Heard<ImageLabeled> labels, List<String> images, LabelerSink sink) {
        try {
            labels.until(IMAGES, images);
        } catch (AssertionError stuck) {
            throw new AssertionError("the sink says: " + sink.health().detail(), stuck);
        }
    }

    private static LabelerSink sink(LabelerConfig config, InMemoryObjectStore store) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1), Thread::sleep);
        LabelerSink sink = new LabelerSink(config, () -> store, new SimpleMeterRegistry(), Clock.systemUTC(), backoff);
        sink.start();
        return sink;
    }

    private static LabelerConfig config(BrokerProcess broker, EmbeddedRegistry registry) {
        return LabelerConfig.from(Settings.of(LabelerConfig.keys(), Map.of("semstream.kafka.bootstrap.servers", broker.bootstrapServers(),
                "semstream.schema.registry.url", registry.url().toString(), "semstream.labeler.poll.records", "20",
                "semstream.object-store.access-key", "unused", "semstream.object-store.secret-key", "unused")));
    }

    private static void provision(BrokerProcess broker, EmbeddedRegistry registry) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicProvisioning.provision(admin, SchemaRegistry.at(registry.url()), (short) 1);
        }
    }
}
