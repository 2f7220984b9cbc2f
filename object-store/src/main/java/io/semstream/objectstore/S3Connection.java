package io.semstream.objectstore;

import io.minio.MinioAsyncClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** The SDK over a bounded pool of connections that is its alone. */
final class S3Connection implements AutoCloseable {

    private static final Duration MOST_CONNECT = Duration.ofSeconds(5);
    private static final Set<Integer> AWAY = Set.of(429, 500, 502, 503, 504);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final OkHttpClient http;
    private final MinioAsyncClient calls;
    private final MinioAsyncClient uploads;

    private S3Connection(OkHttpClient http, ObjectStoreConfig config) {
        this.http = http;
        this.calls = client(config, http);
        this.uploads = client(config, http.newBuilder().callTimeout(Duration.ZERO).build());
    }

    static S3Connection to(ObjectStoreConfig config) {
        Duration attempt = config.attemptTimeout();
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(config.connections());
        dispatcher.setMaxRequestsPerHost(config.connections());
        OkHttpClient http = new OkHttpClient.Builder().dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(config.connections(), IDLE.toSeconds(), TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1)).addInterceptor(S3Connection::withoutGatewayErrors)
                .addInterceptor(new ServerTime(config.accessKey(), config.secretKey()::value, Clock.systemUTC()))
                .connectTimeout(attempt.compareTo(MOST_CONNECT) < 0 ? attempt : MOST_CONNECT).readTimeout(attempt)
                .writeTimeout(attempt).callTimeout(attempt).build();
        return new S3Connection(http, config);
    }

    private static MinioAsyncClient client(ObjectStoreConfig config, OkHttpClient http) {
        MinioAsyncClient.Builder builder = MinioAsyncClient.builder().endpoint(config.endpoint().toString())
                .credentials(config.accessKey(), config.secretKey().value()).httpClient(http);
        config.region().ifPresent(builder::region);
        return builder.build();
    }

    /** What a proxy says while the server behind it is away has no meaning in S3, and a HEAD has no text: both are "away". */
    private static Response withoutGatewayErrors(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean away = AWAY.contains(response.code());
        if (away && !response.header("Content-Type", "").contains("xml")) {
            response.close();
            throw new IOException("it answers with HTTP status " + response.code());
        }
        return response;
    }

    MinioAsyncClient calls() {
        return calls;
    }

    MinioAsyncClient uploads() {
        return uploads;
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
