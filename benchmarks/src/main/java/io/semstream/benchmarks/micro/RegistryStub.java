package io.semstream.benchmarks.micro;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** A registry that knows one schema, as number 1. */
final class RegistryStub implements AutoCloseable {
    private final HttpServer server;
    private final byte[] answer;

    RegistryStub(Schema schema) throws IOException {
        String escaped = schema.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        answer = ("{\"subject\":\"any\",\"version\":1,\"id\":1,\"schema\":\"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
