package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minio.Signer;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that refuses, as S3 does, what was signed 15 minutes off its own time, with a client whose clock is hours off. */
class ServerTimeTest {

    /** The JDK's server dates its answers itself, so the server has the real time and the client another. */
    private final Instant serverTime = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String NO_CONTENT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean neverContent;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void signsAgainWithTheServersTimeAndThenAtOnce() throws Exception {
        OkHttpClient client = client(serverTime.plus(Duration.ofHours(3)));

        assertThat(status(client, serverTime.plus(Duration.ofHours(3)))).isEqualTo(200);
        assertThat(status(client, serverTime.plus(Duration.ofHours(3)))).isEqualTo(200);
        assertThat(answers).as("one refusal teaches for good").containsExactly(403, 200, 200);
    }

    @Test
    void followsAClockThatIsSetRight() throws Exception {
        MovingClock clock = new MovingClock(serverTime.minus(Duration.ofHours(5)));
        OkHttpClient client = new OkHttpClient.Builder().addInterceptor(new ServerTime("key", () -> "secret", clock)).build();
        assertThat(status(client, clock.instant())).isEqualTo(200);

        clock.now = serverTime;

        assertThat(status(client, clock.instant())).isEqualTo(200);
        assertThat(answers).containsExactly(403, 200, 403, 200);
    }

    @Test
    void leavesARefusalAloneThatIsNotAboutTime() throws Exception {
        neverContent = true;

        assertThat(status(client(serverTime), serverTime)).isEqualTo(403);
        assertThat(answers).containsExactly(403);
    }

    private static final class MovingClock extends Clock {
        private Instant now;

        private MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static OkHttpClient client(Instant now) {
        return new OkHttpClient.Builder().addInterceptor(new ServerTime("key", () -> "secret", Clock.fixed(now, ZoneOffset.UTC))).build();
    }

    /** As the SDK sends it: signed by the client's own clock. */
    private int status(OkHttpClient client, Instant signedAt) throws IOException, MinioException {
        try (Response response = client.newCall(signed(signedAt)).execute()) {
            return response.code();
        }
    }

    private Request signed(Instant at) throws MinioException {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/bucket");
        Request request = new Request.Builder().url(uri.toString()).header("Host", uri.getAuthority())
                .header("x-amz-date", AMZ_DATE.format(at))
                .header("x-amz-content-sha256", NO_CONTENT).build();
        return Signer.signV4S3(request, "eu-test-1", "key", "secret", NO_CONTENT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = isRight(exchange) && !neverContent ? 200 : 403;
        answers.add(status);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private boolean isRight(HttpExchange exchange) {
        Instant signed = Instant.from(AMZ_DATE.parse(exchange.getRequestHeaders().getFirst("x-amz-date")));
        boolean near = Duration.between(signed, serverTime).abs().compareTo(Duration.ofMinutes(15)) <= 0;
        try {
            return near && exchange.getRequestHeaders().getFirst("Authorization").equals(signed(signed).header("Authorization"));
        } catch (MinioException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
