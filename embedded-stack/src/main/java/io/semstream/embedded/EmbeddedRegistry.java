package io.semstream.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Apicurio Registry in a JVM of its own, which ends with this one, however this one ends. Speaks Confluent's protocol;
 * ids survive the death of either process.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private final FolderLock lock;
    private final Process process;
    private final URI url;

    private EmbeddedRegistry(FolderLock lock, Process process, URI url) {
        this.lock = lock;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a registry and returns when it serves.
     *
     * @param port 0 for any free one
     * @throws EmbeddedStackException when the folder is in use, the port is taken or the registry does not come up
     */
    public static EmbeddedRegistry start(Path dataDir, int port) {
        FolderLock lock = FolderLock.take(dataDir);
        try {
            int chosen = Port.of(port, "schema registry");
            URI url = url(chosen);
            Process process = RegistryProcess.launch(dataDir, chosen, Port.free());
            EmbeddedRegistry registry = new EmbeddedRegistry(lock, process, url);
            registry.awaitReady(dataDir);
            return registry;
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    static URI url(int port) {
        return URI.create("http://" + Port.HOST + ":" + port + "/apis/ccompat/v7");
    }

    /** Base of Confluent's protocol. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        end();
        lock.close();
    }

    private void awaitReady(Path dataDir) {
        Instant deadline = Instant.now().plus(START);
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(START).build()) {
            while (!serves(client)) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                    end();
                    throw new EmbeddedStackException("the schema registry did not start; its log is "
                            + RegistryProcess.log(dataDir));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end();
            throw new EmbeddedStackException("interrupted while the schema registry was starting", interrupted);
        }
    }

    private boolean serves(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects")).timeout(START).build();
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ending it hard loses nothing, because every commit is on disk before it is answered. */
    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
