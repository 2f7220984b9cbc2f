package io.semstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {

    private static final Key<Integer> SIZE = Key.count("semstream.size", "how many");
    private static final List<String> GOOD = List.of("--set", "semstream.size=3", "--set", "semstream.http.port=");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeService service = new FakeService();

    @Test
    void wrongConfigurationIsOneLinePerProblemAndExitTwo() {
        int code = process().run(List.of("--set", "semstream.size=three", "--set", "semstream.sise=3"), Map.of());

        assertThat(code).isEqualTo(ServiceMain.MISCONFIGURED);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(2)
                .contains("semstream.sise: unknown setting, did you mean semstream.size?")
                .contains("semstream.size = \"three\": expected a whole number").doesNotContain("\tat ");
        assertThat(service.started.getCount()).isEqualTo(1);
    }

    @Test
    void helpListsTheSettings() {
        assertThat(process().run(List.of("--help"), Map.of())).isEqualTo(ServiceMain.STOPPED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("semstream.size", "semstream.http.port");
    }

    @Test
    void aServiceThatRefusesToStartSaysWhyInOneLine() {
        service.refusal = "the ledger /data is in use";

        assertThat(process().run(GOOD, Map.of())).isEqualTo(ServiceMain.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("the ledger /data is in use");
        assertThat(service.closed.getCount()).isZero();
    }

    @Test
    void aDeadServiceEndsTheProcess() {
        service.health = Health.dead("invariant broken");

        assertThat(process().run(GOOD, Map.of())).isEqualTo(ServiceMain.FAILED);
        assertThat(service.closed.getCount()).isZero();
    }

    @Test
    void stoppingClosesTheServiceBeforeItReturns() throws Exception {
        ServiceProcess process = process();
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> process.run(GOOD, Map.of()));
        assertThat(service.started.await(20, TimeUnit.SECONDS)).isTrue();

        process.stopAndWait();

        assertThat(service.closed.getCount()).isZero();
        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(ServiceMain.STOPPED);
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int code = process().run(List.of("--set", "semstream.size=3", "--set",
                    "semstream.http.port=" + taken.getLocalPort()), Map.of());

            assertThat(code).isEqualTo(ServiceMain.FAILED);
            assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1)
                    .contains("semstream.http.port = \"" + taken.getLocalPort() + "\": expected a free port");
        }
    }

    private ServiceProcess process() {
        return new ServiceProcess("fake", List.of(SIZE), this::create, print(out), print(err));
    }

    private Service create(Settings settings, MeterRegistry meters) {
        assertThat(settings.get(SIZE)).isEqualTo(3);
        return service;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static final class FakeService implements Service {
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile Health health = Health.ok("fine");
        private volatile String refusal = "";

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void start() {
            if (!refusal.isEmpty()) {
                throw new StartRefused(refusal);
            }
            started.countDown();
        }

        @Override
        public Health health() {
            return health;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
