package io.semstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceEndpointTest {

    private final AtomicReference<Health> health = new AtomicReference<>(Health.ok("announcing"));
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private ServiceEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = ServiceEndpoint.start(Optional.of(0), health::get, meters);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        client.close();
    }

    @Test
    void readyAndLiveAreOk() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void waitingIsLiveButNotReadyAndSaysWhy() throws Exception {
        health.set(Health.waiting("broker localhost:9092 is away"));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).isEqualTo("broker localhost:9092 is away\n");
    }

    @Test
    void deadIsNeither() throws Exception {
        health.set(Health.dead("broken"));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void metricsAreInPrometheusFormat() throws Exception {
        meters.counter("semstream.images", "outcome", "announced").increment(2);

        assertThat(get("/metrics").body()).contains("semstream_images_total{outcome=\"announced\"} 2.0");
    }

    @Test
    void withoutAPortNothingIsOpened() throws IOException {
        try (ServiceEndpoint none = ServiceEndpoint.start(Optional.empty(), health::get, meters)) {
            assertThat(none.port()).isEmpty();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + endpoint.port().orElseThrow() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
