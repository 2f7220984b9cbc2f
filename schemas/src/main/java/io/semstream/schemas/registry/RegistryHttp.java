package io.semstream.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Sends one request after the other until a registry answers; turns every other end into a SchemaRegistryException. */
final class RegistryHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;
    private final HttpClient client;
    private final AtomicInteger preferred = new AtomicInteger();

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.timeout())
                .build();
    }

    JsonNode get(String path, String purpose) {
        return send(path, purpose, HttpRequest.Builder::GET);
    }

    JsonNode post(String path, JsonNode body, String purpose) {
        return send(path, purpose, request -> request.POST(BodyPublishers.ofString(body.toString())));
    }

    JsonNode put(String path, JsonNode body, String purpose) {
        return send(path, purpose, request -> request.PUT(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(String path, String purpose, UnaryOperator<HttpRequest.Builder> method) {
        int first = preferred.get();
        SchemaRegistryException last = null;
        for (int i = 0; i < settings.urls().size(); i++) {
            int index = (first + i) % settings.urls().size();
            try {
                JsonNode answer = sendOnce(settings.urls().get(index), path, purpose, method);
                preferred.set(index);
                return answer;
            } catch (SchemaRegistryException failed) {
                if (!failed.retriable()) {
                    throw failed;
                }
                last = failed;
            }
        }
        throw java.util.Objects.requireNonNull(last);
    }

    private JsonNode sendOnce(URI base, String path, String purpose, UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(settings.timeout())
                .header("Accept", MEDIA_TYPE + ", application/json").header("Content-Type", MEDIA_TYPE);
        settings.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return answer(base, purpose, client.send(method.apply(request).build(), BodyHandlers.ofString()));
        } catch (IOException away) {
            throw new SchemaRegistryException(Reason.UNREACHABLE, "schema registry " + base + " cannot be reached to "
                    + purpose + " (" + away + "): is it running, and is schema.registry.url right?", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SchemaRegistryException(Reason.UNREACHABLE, "interrupted while asking schema registry " + base,
                    interrupted);
        }
    }

    private static JsonNode answer(URI base, String purpose, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw RegistryRefusal.of(base, purpose, response.statusCode(), response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new SchemaRegistryException(Reason.REFUSED,
                    base + " does not speak the schema registry protocol: is schema.registry.url right?", notJson);
        }
    }
}
