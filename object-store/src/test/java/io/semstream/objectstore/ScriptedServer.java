package io.semstream.objectstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.semstream.runtime.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** An HTTP server that answers as a test wants. */
final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;

    private ScriptedServer(HttpServer server) {
        this.server = server;
    }

    static ScriptedServer start(HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.handle(exchange);
                }
            });
            server.start();
            return new ScriptedServer(server);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    static void answer(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static String error(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>said the server</Message></Error>";
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    MinioObjectStore store(Duration timeout) {
        return MinioObjectStore.open(new ObjectStoreConfig(endpoint(), "semstream", Optional.of("us-east-1"), "access",
                new Secret("secret"), timeout, 3, false, 4));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
