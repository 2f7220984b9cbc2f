package io.semstream.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a schema registry as a serde needs, in memory; ids count up from the given one. Judges no compatibility. */
public final class RegistryDouble implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final int firstId;
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new TreeMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RegistryDouble(HttpServer server, int firstId) {
        this.server = server;
        this.firstId = firstId;
    }

    public static RegistryDouble start(int firstId) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RegistryDouble registry = new RegistryDouble(server, firstId);
        server.createContext("/", registry::answer);
        server.start();
        return registry;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method and path of everything asked so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        String[] steps = path.substring(1).split("/");
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        ObjectNode answer = switch (exchange.getRequestMethod() + " " + steps[0] + " " + steps.length) {
            case "POST subjects 3" -> registered(steps[1], body.path("schema").asText());
            case "POST subjects 2" -> found(steps[1], body.path("schema").asText());
            case "GET subjects 4" -> described(subjects.getOrDefault(steps[1], List.of()).getLast());
            case "GET schemas 3" -> described(Integer.parseInt(steps[2]));
            default -> JsonNodeFactory.instance.objectNode();
        };
        respond(exchange, answer);
    }

    private ObjectNode registered(String subject, String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        int id = firstId + schemas.indexOf(schema);
        List<Integer> versions = subjects.computeIfAbsent(subject, fresh -> new ArrayList<>());
        if (!versions.contains(id)) {
            versions.add(id);
        }
        return described(id);
    }

    private ObjectNode found(String subject, String schema) {
        int id = firstId + schemas.indexOf(schema);
        return subjects.getOrDefault(subject, List.of()).contains(id)
                ? described(id)
                : error(40403, "Schema not found");
    }

    private ObjectNode described(int id) {
        int index = id - firstId;
        return index < 0 || index >= schemas.size()
                ? error(40403, "Schema " + id + " not found")
                : JsonNodeFactory.instance.objectNode().put("id", id).put("schema", schemas.get(index));
    }

    private static ObjectNode error(int code, String message) {
        return JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message);
    }

    private static void respond(HttpExchange exchange, ObjectNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        int code = answer.path("error_code").asInt(20000);
        exchange.sendResponseHeaders(code / 100, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
