package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.IngestedTopic;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.embedded.EmbeddedBroker;
import io.semstream.embedded.EmbeddedObjectStore;
import io.semstream.embedded.EmbeddedRegistry;
import io.semstream.event.ImageIngested;
import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.topic.TopicProvisioning;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, registry and store come late and go in the middle. */
class WorldAwayIT {

    @TempDir
    Path folder;

    @Test
    void waitsForWhateverIsAwayAndSaysWhichAndWhere() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        int brokerPort = freePort();
        int registryPort = freePort();
        Map<String, String> world = new TreeMap<>(Map.of("semstream.kafka.bootstrap.servers", "127.0.0.1:" + brokerPort,
                "semstream.schema.registry.url", "http://127.0.0.1:" + registryPort + "/apis/ccompat/v7",
                "semstream.agent.status.interval", "500ms", "semstream.object-store.attempts", "1",
                "semstream.object-store.timeout", "2s"));
        int storePort;
        try (EmbeddedObjectStore store = EmbeddedObjectStore.start(folder.resolve("store"), 0)) {
            storePort = store.endpoint().getPort();
            world.putAll(Map.of("semstream.object-store.endpoint", store.endpoint().toString(),
                    "semstream.object-store.bucket", store.bucket(), "semstream.object-store.access-key",
                    store.accessKey(), "semstream.object-store.secret-key", store.secretKey()));
        }
        AgentConfig config = AgentSettings.config(watched, folder.resolve("data"), world);
        try (IngestAgent agent = IngestAgent.create(config, new SimpleMeterRegistry())) {
            agent.start();
            Files.write(watched.resolve("a.tif"), SmallTiff.of(1));
            Eventually.await("all away", () -> says(agent, "broker is away: 127.0.0.1:" + brokerPort)
                    && says(agent, "object store is away: ") && says(agent, ":" + storePort)
                    && says(agent, "schema registry is away: ") && says(agent, ":" + registryPort));
            assertThat(agent.health().live()).isTrue();

            try (EmbeddedRegistry registry = EmbeddedRegistry.start(folder.resolve("registry"), registryPort)) {
                EmbeddedBroker first = EmbeddedBroker.start(folder.resolve("broker"), brokerPort);
                EmbeddedObjectStore store = EmbeddedObjectStore.start(folder.resolve("store"), storePort);
                provision(first.bootstrapServers(), registry.url());
                Eventually.await("caught up", () -> agent.caughtUp() && agent.health().ready());
                assertThat(agent.balance().announced()).isEqualTo(1);

                store.close();
                Files.write(watched.resolve("b.tif"), SmallTiff.of(2));
                Eventually.await("store away", () -> says(agent, "object store is away: "));
                store = EmbeddedObjectStore.start(folder.resolve("store"), storePort);
                Eventually.await("b announced", () -> agent.balance().announced() == 2);

                first.close();
                Files.write(watched.resolve("c.tif"), SmallTiff.of(3));
                Eventually.await("broker away", () -> says(agent, "broker is away: 127.0.0.1:" + brokerPort));
                try (EmbeddedBroker second = EmbeddedBroker.start(folder.resolve("broker"), brokerPort)) {
                    assertThat(second.bootstrapServers()).isNotEmpty();
                    Eventually.await("caught up", () -> agent.caughtUp() && agent.health().ready());
                    assertThat(new IngestedTopic(world).images()).extracting(ImageIngested::getPath)
                            .containsExactlyInAnyOrder("a.tif", "b.tif", "c.tif");
                    agent.close();
                }
                store.close();
            }
        }
    }

    private static boolean says(IngestAgent agent, String text) {
        return !agent.health().ready() && agent.health().detail().contains(text);
    }

    private static void provision(String bootstrapServers, URI registry) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicProvisioning.provision(admin, SchemaRegistry.at(registry), (short) 1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
