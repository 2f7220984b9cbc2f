package io.semstream.embedded;

import io.semstream.schemas.registry.SchemaRegistry;
import io.semstream.schemas.topic.TopicProvisioning;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Broker, schema registry and object store in one data folder, with every topic and schema in place. */
public final class EmbeddedStack implements AutoCloseable {

    private final Parts parts;
    private final Map<String, String> settings;

    private EmbeddedStack(Parts parts, Map<String, String> settings) {
        this.parts = parts;
        this.settings = settings;
    }

    /**
     * Starts everything, at once, and returns when it serves. Started again on the same folder it has the same data,
     * and the same ports unless somebody else took them.
     *
     * @param progress told in words what has come up, never by two threads at a time
     * @throws EmbeddedStackException when the folder is in use or a part does not come up; nothing is left running
     */
    public static EmbeddedStack start(Path dataDir, Consumer<String> progress) {
        Parts parts = new Parts(progress);
        try {
            parts.add(FolderLock.take(dataDir));
            return started(dataDir, StackPorts.of(dataDir), parts);
        } catch (RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /** The semstream.* settings of broker, registry and object store of a stack that runs on this folder now, in whatever process. */
    public static Optional<Map<String, String>> running(Path dataDir) {
        return Optional.of(dataDir).filter(FolderLock::isTaken).flatMap(StackPorts::remembered).map(ports -> {
            var settings = new HashMap<>(EmbeddedObjectStore.settings(dataDir.resolve("objects"), ports.objectStore()));
            settings.put("semstream.kafka.bootstrap.servers", Port.HOST + ":" + ports.broker());
            settings.put("semstream.schema.registry.url", EmbeddedRegistry.url(ports.registry()).toString());
            return settings;
        });
    }

    /** The semstream.* settings that point a service at this stack. */
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {
        parts.close();
    }

    private static EmbeddedStack started(Path dataDir, StackPorts ports, Parts parts) {
        CompletableFuture<EmbeddedBroker> broker = parts.start("broker",
                () -> EmbeddedBroker.start(dataDir.resolve("broker"), ports.broker()));
        CompletableFuture<EmbeddedRegistry> registry = parts.start("schema registry",
                () -> EmbeddedRegistry.start(dataDir.resolve("registry"), ports.registry()));
        CompletableFuture<EmbeddedObjectStore> objectStore = parts.start("object store",
                () -> EmbeddedObjectStore.start(dataDir.resolve("objects"), ports.objectStore()));
        awaitAll(broker.thenAccept(EmbeddedStack::createTopics), registry.thenAccept(EmbeddedStack::registerSchemas),
                objectStore);
        parts.report("topics and schemas are in place");
        return new EmbeddedStack(parts, settings(broker.join(), registry.join(), objectStore.join()));
    }

    /** Also the failed start waits for the other parts, so that they can be stopped. */
    private static void awaitAll(CompletableFuture<?>... starting) {
        try {
            CompletableFuture.allOf(starting).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof EmbeddedStackException known) {
                throw known;
            }
            throw new EmbeddedStackException("the embedded stack did not start: " + failed.getCause(), failed);
        }
    }

    private static void createTopics(EmbeddedBroker broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicProvisioning.createTopics(admin, (short) 1);
        }
    }

    private static void registerSchemas(EmbeddedRegistry registry) {
        TopicProvisioning.registerSchemas(SchemaRegistry.at(registry.url()));
    }

    private static Map<String, String> settings(EmbeddedBroker broker, EmbeddedRegistry registry,
            EmbeddedObjectStore objectStore) {
        return Map.of("semstream.kafka.bootstrap.servers", broker.bootstrapServers(), //
                "semstream.schema.registry.url", registry.url().toString(), //
                "semstream.object-store.endpoint", objectStore.endpoint().toString(), //
                "semstream.object-store.bucket", objectStore.bucket(), //
                "semstream.object-store.access-key", objectStore.accessKey(), //
                "semstream.object-store.secret-key", objectStore.secretKey());
    }
}
