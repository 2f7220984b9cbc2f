package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the object store's own contract test, which runs against this server too, does not look at. */
class EmbeddedObjectStoreIT {

    @TempDir
    private Path dataDir;

    @Test
    void letsNobodyInWithoutItsKey() throws Exception {
        try (EmbeddedObjectStore store = EmbeddedObjectStore.start(dataDir, 0)) {
            URI bucket = URI.create(store.endpoint() + "/" + store.bucket());

            assertThat(statusOf(HttpRequest.newBuilder(bucket).GET())).isEqualTo(403);
            assertThat(statusOf(HttpRequest.newBuilder(URI.create(bucket + "/new")).PUT(BodyPublishers.ofString("x"))))
                    .isEqualTo(403);
        }
    }

    @Test
    void keepsItsKeyAcrossStarts() {
        String secretKey;
        try (EmbeddedObjectStore store = EmbeddedObjectStore.start(dataDir, 0)) {
            secretKey = store.secretKey();
        }
        try (EmbeddedObjectStore store = EmbeddedObjectStore.start(dataDir, 0)) {
            assertThat(store.secretKey()).isEqualTo(secretKey).hasSizeGreaterThan(20);
        }
    }

    private static int statusOf(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
