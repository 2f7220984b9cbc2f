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
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Asks one address after the other until a registry answers; every other end is a SchemaRegistryException. */
final class RegistryHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
    }

    JsonNode get(String path, String purpose) {
        return ask(path, purpose, HttpRequest.Builder::GET);
    }

    JsonNode post(String path, JsonNode body, String purpose) {
        return ask(path, purpose, request -> request.POST(BodyPublishers.ofString(body.toString())));
    }

    JsonNode put(String path, JsonNode body, String purpose) {
        return ask(path, purpose, request -> request.PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Questions are rare, for answers are remembered: the client and its thread live for one of them. */
    private JsonNode ask(String path, String purpose, UnaryOperator<HttpRequest.Builder> method) {
        HttpClient client = client();
        try {
            return askAll(client, path, purpose, method);
        } finally {
            client.shutdownNow();
        }
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout());
        settings.tls().ifPresent(builder::sslContext);
        return builder.build();
    }

    private JsonNode askAll(HttpClient client, String path, String purpose, UnaryOperator<HttpRequest.Builder> method) {
        Iterator<Duration> pauses = pauses();
        while (true) {
            try {
                return askRound(client, path, purpose, method);
            } catch (SchemaRegistryException failed) {
                if (!failed.retriable() || !pauses.hasNext()) {
                    throw failed;
                }
                pause(pauses.next(), failed);
            }
        }
    }

    private JsonNode askRound(HttpClient client, String path, String purpose,
            UnaryOperator<HttpRequest.Builder> method) {
        Iterator<URI> urls = settings.urls().iterator();
        while (true) {
            try {
                return askOnce(client, urls.next(), path, purpose, method);
            } catch (SchemaRegistryException failed) {
                if (!failed.retriable() || !urls.hasNext()) {
                    throw failed;
                }
            }
        }
    }

    private JsonNode askOnce(HttpClient client, URI base, String path, String purpose,
            UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(settings.timeout())
                .header("Accept", MEDIA_TYPE + ", application/json").header("Content-Type", MEDIA_TYPE);
        settings.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return answer(base, purpose, client.send(method.apply(request).build(), BodyHandlers.ofString()));
        } catch (IOException away) {
            throw new SchemaRegistryException(Reason.UNREACHABLE, "schema registry " + base + " cannot be reached to "
                    + purpose + " (" + away + "): is it running, and is schema.registry.url right?", away);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
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

    private Iterator<Duration> pauses() {
        return IntStream.range(0, settings.retries()).mapToObj(this::pauseBefore).iterator();
    }

    /** Doubling, and never the same for two clients that lost the registry at the same moment. */
    private Duration pauseBefore(int retry) {
        long first = settings.pause().toMillis();
        long doubled = Math.min(first << Math.min(retry, 20), settings.longestPause().toMillis());
        return Duration.ofMillis(doubled + ThreadLocalRandom.current().nextLong(first + 1));
    }

    private static void pause(Duration duration, SchemaRegistryException failed) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            interrupted.addSuppressed(failed);
            throw interrupted(interrupted);
        }
    }

    private static SchemaRegistryException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new SchemaRegistryException(Reason.UNREACHABLE, "interrupted while asking the schema registry",
                interrupted);
    }
}
