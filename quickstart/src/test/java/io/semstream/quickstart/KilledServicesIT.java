package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.AgentMain;
import io.semstream.classifier.ClassifierMain;
import io.semstream.embedded.BrokerMain;
import io.semstream.embedded.EmbeddedObjectStore;
import io.semstream.embedded.EmbeddedRegistry;
import io.semstream.labeler.LabelerMain;
import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import io.semstream.schemas.topic.TopicProvisioning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the whole system: whatever is killed, every image gets one label. Each service is a process; kills are kill -9. */
@Timeout(900)
final class KilledServicesIT {
    private static final int IMAGES = Integer.getInteger("semstream.kill.images", 5_000);
    private static final int KILLS_OF_EACH = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private JavaProcess broker;
    private String bootstrapServers = "";

    @BeforeEach
    void startBrokerRegistryAndStore() throws IOException, InterruptedException {
        int port = freePort();
        broker = own(new JavaProcess("broker", BrokerMain.class, List.of(folder.resolve("broker").toString(), String.valueOf(port)), "512m",
                folder.resolve("broker.log")));
        EmbeddedRegistry registry = own(EmbeddedRegistry.start(folder.resolve("registry"), 0));
        EmbeddedObjectStore store = own(EmbeddedObjectStore.start(folder.resolve("objects"), 0));
        bootstrapServers = "127.0.0.1:" + port;
        settings.put("semstream.kafka.bootstrap.servers", bootstrapServers);
        settings.put("semstream.schema.registry.url", registry.url().toString());
        settings.put("semstream.object-store.endpoint", store.endpoint().toString());
        settings.put("semstream.object-store.bucket", store.bucket());
        settings.put("semstream.object-store.access-key", store.accessKey());
        settings.put("semstream.object-store.secret-key", store.secretKey());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicProvisioning.provision(admin, SchemaRegistry.at(registry.url()), (short) 1);
        }
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
    }

    @Test
    void everyImageGetsOneLabelWhateverIsKilled() throws Exception {
        Path watched = Files.createDirectory(folder.resolve("microscope"));
        List<JavaProcess> victims = List.of(broker, agent(watched),
                service("classifier", ClassifierMain.class, "512m", classifierSettings()),
                service("labeler", LabelerMain.class, "256m", Map.of()));
        Thread instrument = Thread.ofPlatform().name("instrument").start(() -> TinyMicrographs.write(watched, IMAGES));

        RecordCounts labels = own(new RecordCounts(bootstrapServers, TopicCatalogue.IMAGE_LABELED));

        // In the middle: after each further part of the images, the next victim.
        int rounds = victims.size() * KILLS_OF_EACH;
        for (int round = 0; round < rounds; round++) {
            long enough = (long) IMAGES * (round + 1) / (rounds + 2);
            awaitLabels(labels, enough);
            victims.get(round % victims.size()).killAndRestart();
        }
        instrument.join();
        awaitLabels(labels, IMAGES);

        assertThat(victims).allSatisfy(victim -> assertThat(victim.kills()).as(victim.name()).isEqualTo(KILLS_OF_EACH));
        assertThat(countsPerImage(TopicCatalogue.IMAGE_INGESTED)).hasSize(IMAGES).allSatisfy((image, count) -> assertThat(count).isOne());
        assertThat(countsPerImage(TopicCatalogue.IMAGE_CLASSIFIED)).hasSize(IMAGES).allSatisfy((image, count) -> assertThat(count).isOne());
        assertThat(countsPerImage(TopicCatalogue.IMAGE_LABELED)).hasSize(IMAGES).allSatisfy((image, count) -> assertThat(count).isOne());
        assertThat(countsPerImage(TopicCatalogue.DEAD_LETTER)).isEmpty();
    }

    private JavaProcess agent(Path watched) throws IOException {
        return service("agent", AgentMain.class, "256m",
                Map.of("semstream.agent.id", "kill-test", "semstream.agent.watch", watched.toString(),
                        "semstream.agent.data.dir", folder.resolve("agent").toString()));
    }

    private Map<String, String> classifierSettings() {
        return Map.of("semstream.classifier.bundle", Repository.root().resolve("models/starter/1").toString());
    }

    private JavaProcess service(String name, Class<?> main, String heap, Map<String, String> own) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        properties.putAll(own);
        properties.put("semstream.http.port", "");
        Path file = folder.resolve(name + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return own(new JavaProcess(name, main, List.of("--config", file.toString()), heap, folder.resolve(name + ".log")));
    }

    private Map<String, Integer> countsPerImage(Topic<?> topic) {
        try (var counts = new RecordCounts(bootstrapServers, topic)) {
            return counts.perKey();
        }
    }

    private void awaitLabels(RecordCounts labels, long enough) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (labels.total() < enough) {
            assertThat(Instant.now()).as(() -> "waiting for label " + enough + "; logs in " + folder + "\n" + lastWords())
                    .isBefore(deadline);
            assertThat(processes()).as(this::lastWords).allMatch(JavaProcess::alive);
        }
    }

    private Stream<JavaProcess> processes() {
        return parts.stream().filter(JavaProcess.class::isInstance).map(JavaProcess.class::cast);
    }

    private String lastWords() {
        return processes().map(JavaProcess::lastWords).collect(Collectors.joining("\n"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        parts.add(part);
        return part;
    }
}
