package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.IngestedTopic;
import io.semstream.agent.fixture.OpenFiles;
import io.semstream.agent.fixture.RestlessWriter;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.event.ImageIngested;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent is never in the way of whoever writes. */
class BesideTheInstrumentIT {

    private static final int STEPS = 500;
    private static final long MOST_STEP_MS = 5_000;

    @TempDir
    static Path stackDir;
    private static EmbeddedStack stack;

    @TempDir
    Path folder;
    private Path watched;
    private final Set<String> uses = new ConcurrentSkipListSet<>();
    private final Set<String> names = new ConcurrentSkipListSet<>();

    @BeforeAll
    static void startStack() {
        stack = EmbeddedStack.start(stackDir, line -> {});
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @BeforeEach
    void makeFolder() throws IOException {
        watched = Files.createDirectories(folder.toRealPath().resolve("watched"));
    }

    @Test
    void aWriterInAnotherProcessIsNeverBlockedAndItsLastWordIsAnnounced() throws Exception {
        try (IngestAgent agent = started("writer", Map.of("semstream.agent.quiet.period", "10ms", "semstream.agent.read.rate", "3MB"))) {
            Process writer = writer();
            while (writer.isAlive()) {
                look();
            }
            String slowest = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(writer.exitValue()).as("nothing was refused").isZero();
            assertThat(Long.parseLong(slowest)).as("ms of the writer's slowest step").isLessThan(MOST_STEP_MS);

            Set<String> last = imagesThere();
            assertThat(last).isNotEmpty();
            Eventually.await("the last bytes are announced", () -> announced("writer").containsAll(last));
            look();
            Eventually.await("caught up", agent::caughtUp);
        }
        assertThat(names).filteredOn(name -> !name.matches("(image|renamed)-\\d\\.tif|image\\.tmp")).as("besides the writer's own files")
                .isSubsetOf(".semstream-canary-writer");
        assumeTrue(OpenFiles.areTold(), "only Linux tells how files are open");
        assertThat(uses).filteredOn(use -> use.contains(".tif")).as("the agent was seen reading, and nothing else").isNotEmpty()
                .allMatch(use -> use.endsWith(": read"));
    }

    @Test
    void readsNoFasterThanItMay() throws Exception {
        int bytes = 250_000;
        int files = 4;
        try (IngestAgent agent = started("rate", Map.of("semstream.agent.read.rate", "1MB"))) {
            long begin = System.nanoTime();
            for (int i = 0; i < files; i++) {
                byte[] image = new byte[bytes];
                System.arraycopy(SmallTiff.of(i), 0, image, 0, SmallTiff.BYTES);
                Files.write(watched.resolve(i + ".tif"), image);
            }
            Eventually.await("announced", () -> agent.balance().announced() == files);

            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
            double toHashAndToSend = 2.0 * files * bytes;
            assertThat(toHashAndToSend / seconds).as("bytes per second, but for a quarter of a second's that are free").isLessThan(1.15e6);
        }
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), RestlessWriter.class.getName(), watched.toString(),
                String.valueOf(STEPS)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void look() throws IOException {
        try (Stream<Path> there = Files.list(watched)) {
            there.map(file -> String.valueOf(file.getFileName())).forEach(names::add);
        }
        if (OpenFiles.areTold()) {
            uses.addAll(OpenFiles.below(watched));
        }
    }

    private Set<String> imagesThere() throws Exception {
        Set<String> images = new TreeSet<>();
        try (Stream<Path> there = Files.list(watched)) {
            for (Path file : there.filter(path -> path.toString().endsWith(".tif")).toList()) {
                images.add(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        return images;
    }

    private static Set<String> announced(String agent) {
        return new IngestedTopic(stack.settings()).images().stream().filter(event -> event.getAgent().equals(agent))
                .map(ImageIngested::getImageId).collect(Collectors.toSet());
    }

    private IngestAgent started(String id, Map<String, String> more) {
        Map<String, String> world = new HashMap<>(stack.settings());
        world.put("semstream.agent.id", id);
        world.putAll(more);
        IngestAgent agent = IngestAgent.create(AgentSettings.config(watched, folder.resolve("data"), world), new SimpleMeterRegistry());
        agent.start();
        return agent;
    }
}
