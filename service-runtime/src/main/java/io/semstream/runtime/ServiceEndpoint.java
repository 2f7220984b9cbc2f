package io.semstream.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.semstream.runtime.config.Key;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What orchestrators and Prometheus ask: {@code /health/live}, {@code /health/ready} (200 or 503) and {@code /metrics}. */
final class ServiceEndpoint implements AutoCloseable {

    private static final int USUAL_PORT = 9400;
    static final String PORT_NAME = "semstream.http.port";

    private final Optional<HttpServer> server;

    private ServiceEndpoint(Optional<HttpServer> server) {
        this.server = server;
    }

    static Key<Optional<Integer>> port(int defaultPort) {
        return Key.count(PORT_NAME, "port of health and metrics; 0 takes any free one, empty turns them off")
                .withDefault(defaultPort).atLeast(0).atMost(65_535).optional();
    }

    static Key<Optional<Integer>> usualPort() {
        return port(USUAL_PORT);
    }

    /** A service's own keys and the one every service has. */
    static List<Key<?>> with(Collection<Key<?>> keys) {
        return keys.stream().anyMatch(key -> key.name().equals(PORT_NAME))
                ? List.copyOf(keys)
                : Stream.concat(keys.stream(), Stream.of(usualPort())).toList();
    }

    /** Without a port nothing is opened. */
    static ServiceEndpoint start(Optional<Integer> port, Supplier<Health> health, PrometheusMeterRegistry meters)
            throws IOException {
        return new ServiceEndpoint(port.isEmpty() ? Optional.empty() : Optional.of(listen(port.get(), health, meters)));
    }

    private static HttpServer listen(int port, Supplier<Health> health, PrometheusMeterRegistry meters)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/health/live", exchange -> answer(exchange, health.get(), Health::live));
        server.createContext("/health/ready", exchange -> answer(exchange, health.get(), Health::ready));
        server.createContext("/metrics",
                exchange -> send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    /** The port that was taken. */
    Optional<Integer> port() {
        return server.map(listening -> listening.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Health health, Predicate<Health> good) throws IOException {
        send(exchange, good.test(health) ? 200 : 503, "text/plain; charset=utf-8", health.detail() + "\n");
    }

    private static void send(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.ifPresent(listening -> listening.stop(0));
    }
}
