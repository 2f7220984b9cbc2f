package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that are away, busy, wrong or dangerous. */
class MinioObjectStoreTest {

    private static final ObjectKey KEY = new ObjectKey("some/object");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void triesAgainWhileTheServerIsBusy() {
        AtomicInteger requests = new AtomicInteger();
        HttpHandler busyTwice = exchange -> {
            switch (requests.getAndIncrement()) {
                case 0 -> ScriptedServer.answer(exchange, 503, "application/xml", ScriptedServer.error("SlowDown"));
                case 1 -> ScriptedServer.answer(exchange, 502, "text/html", "<h1>Bad gateway</h1>");
                default -> ScriptedServer.answer(exchange, 200, "text/plain", "content");
            }
        };
        try (ScriptedServer server = ScriptedServer.start(busyTwice);
                MinioObjectStore store = server.store(TIMEOUT)) {
            assertThat(store.get(KEY, 100)).asString(StandardCharsets.UTF_8).isEqualTo("content");
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        AtomicInteger requests = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            requests.incrementAndGet();
            ScriptedServer.answer(exchange, 503, "application/xml", ScriptedServer.error("SlowDown"));
        }); MinioObjectStore store = server.store(TIMEOUT)) {
            assertThatThrownBy(() -> store.get(KEY, 100)).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("some/object").hasMessageContaining(server.endpoint().toString());
            assertThat(requests).hasValue(3);
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(exchange -> await(end));
                MinioObjectStore store = server.store(Duration.ofMillis(400))) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> store.get(KEY, 100)).isInstanceOf(Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied, semstream.object-store.access-key", "403, RequestTimeTooSkewed, clock",
        "404, NoSuchBucket, semstream.object-store.bucket",
        "400, AuthorizationHeaderMalformed, semstream.object-store.region", "400, KeyTooLongError, KeyTooLongError",
        "501, NotImplemented, NotImplemented"})
    void asksAPersonOnceAndSaysWhatToDo(int status, String code, String advice) {
        AtomicInteger requests = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            requests.incrementAndGet();
            ScriptedServer.answer(exchange, status, "application/xml", ScriptedServer.error(code));
        }); MinioObjectStore store = server.store(TIMEOUT)) {
            assertThatThrownBy(() -> store.get(KEY, 100)).isInstanceOf(Refused.class).hasMessageContaining(advice);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void tellsAMissingObjectFromDamagedBytes() {
        try (ScriptedServer server = ScriptedServer.start(exchange -> ScriptedServer.answer(exchange,
                exchange.getRequestMethod().equals("GET") ? 404 : 400, "application/xml",
                ScriptedServer.error(exchange.getRequestMethod().equals("GET") ? "NoSuchKey" : "BadDigest")));
                MinioObjectStore store = server.store(TIMEOUT)) {
            assertThatThrownBy(() -> store.get(KEY, 100)).isInstanceOf(ObjectMissing.class);
            assertThatThrownBy(() -> store.put(KEY, new byte[10], "text/plain")).isInstanceOf(ContentDiffers.class);
        }
    }

    @Test
    void wondersAboutAServerThatIsNoStore() {
        try (ScriptedServer server = ScriptedServer
                .start(exchange -> ScriptedServer.answer(exchange, 404, "text/html", "<h1>Not found</h1>"));
                MinioObjectStore store = server.store(TIMEOUT)) {
            assertThatThrownBy(() -> store.get(KEY, 100)).isInstanceOf(Refused.class)
                    .hasMessageContaining("is this an S3 server?");
        }
    }

    @Test
    void saysThatNothingListens() {
        ScriptedServer server = ScriptedServer.start(exchange -> {});
        URI endpoint = server.endpoint();
        server.close();
        try (MinioObjectStore store = server.store(TIMEOUT)) {
            assertThatThrownBy(store::check).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("nothing answers at " + endpoint);
        }
    }

    @Test
    void startsAgainWhereAnAnswerBrokeOff() {
        AtomicInteger requests = new AtomicInteger();
        HttpHandler breaksOff = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[requests.getAndIncrement() == 0 ? 500 : 1000]);
        };
        try (ScriptedServer server = ScriptedServer.start(breaksOff);
                MinioObjectStore store = server.store(TIMEOUT)) {
            assertThat(store.get(KEY, 1000)).hasSize(1000);
        }
    }

    @Test
    void managesWithoutRanges() {
        try (ScriptedServer server = ScriptedServer
                .start(exchange -> ScriptedServer.answer(exchange, 200, "text/plain", "0123456789"));
                MinioObjectStore store = server.store(TIMEOUT)) {
            assertThat(store.get(KEY, new ByteRange(3, 4))).asString(StandardCharsets.UTF_8).isEqualTo("3456");
            assertThat(store.get(KEY, new ByteRange(8, 4))).asString(StandardCharsets.UTF_8).isEqualTo("89");
            assertThat(store.get(KEY, new ByteRange(20, 4))).isEmpty();
        }
    }

    @Test
    void refusesAServerOnWhichTagsOverwriteTheObject() {
        try (ScriptedServer server = ScriptedServer.start(overwriting()); MinioObjectStore store = server.store(TIMEOUT)) {
            assertThatThrownBy(store::capabilities).isInstanceOf(Refused.class).hasMessageContaining("overwrites");
        }
    }

    /** Puts, gets and removes, without looking at what follows the question mark. */
    private static HttpHandler overwriting() {
        Map<String, byte[]> objects = new ConcurrentHashMap<>();
        return exchange -> {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(path, exchange.getRequestBody().readAllBytes());
                    exchange.getResponseHeaders().set("ETag", "\"0\"");
                    exchange.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> exchange.sendResponseHeaders(204, -1);
                default -> answer(exchange, objects.getOrDefault(path, new byte[0]));
            }
        };
    }

    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }
}
