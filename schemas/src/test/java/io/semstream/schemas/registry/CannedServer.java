package io.semstream.schemas.registry;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Gives the prepared answers in order, the last one for ever, and remembers the headers of what it was asked. */
final class CannedServer implements AutoCloseable {

    record Answer(int status, String body) {}

    private final HttpServer server;
    private final Deque<Answer> answers;
    private final List<Headers> asked = Collections.synchronizedList(new ArrayList<>());

    private CannedServer(HttpServer server, Deque<Answer> answers) {
        this.server = server;
        this.answers = answers;
    }

    static CannedServer answering(Answer... answers) throws IOException {
        return answering(HttpServer.create(), answers);
    }

    /** For a server of another kind, such as one with TLS; not bound yet. */
    static CannedServer answering(HttpServer server, Answer... answers) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CannedServer canned = new CannedServer(server, new ArrayDeque<>(List.of(answers)));
        server.createContext("/", canned::answer);
        server.start();
        return canned;
    }

    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://" + authority());
    }

    List<Headers> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders());
        Answer answer = answers.size() > 1 ? answers.pop() : answers.getFirst();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
