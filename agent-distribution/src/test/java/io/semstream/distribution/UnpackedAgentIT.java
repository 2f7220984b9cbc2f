package io.semstream.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.embedded.EmbeddedStack;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked agent as a process of its own, against a real broker, registry and store. */
class UnpackedAgentIT {
    private static final List<String> FORMATS = List.of("tif", "png", "jpg", "bmp");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Within this the agent closes; a service manager waits 45 s. */
    private static final Duration ORDERLY = Duration.ofSeconds(40);
    private static final Pattern PORT = Pattern.compile("health and metrics on port (\\d+)");
    private static final Pattern MOST_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long MOST_KILOBYTES = 256 * 1024;
    /** Of a JVM that was told to end, and did. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process cannot be told to end")
    void announcesWhatIsSavedAndEndsWhenToldTo() throws Exception {
        Unpacked agent = Unpacked.into(folder.resolve("my agents"));
        Path watched = Files.createDirectory(folder.resolve("watched"));
        Path said = folder.resolve("said.txt");
        try (EmbeddedStack stack = EmbeddedStack.start(folder.resolve("stack"), line -> {})) {
            configure(agent, watched, stack.settings());
            Set<String> secrets = saveUnderEmbargo(watched);
            Process process = agent.start(said, "run");
            try {
                Set<String> imageIds = save(watched);
                imageIds.addAll(secrets);
                try (KafkaConsumer<String, byte[]> topic = consumer(stack.settings())) {
                    Map<String, String> announced = new HashMap<>();
                    await("announced", said, () -> {
                        topic.poll(Duration.ofMillis(100))
                                .forEach(event -> announced.put(event.key(), new String(event.value(), StandardCharsets.ISO_8859_1)));
                        return announced.keySet().equals(imageIds);
                    });
                    secrets.forEach(secret -> assertThat(announced.get(secret)).contains("previews/").doesNotContain("images/"));
                }
                Path log = agent.home().resolve("logs/agent.log");
                assertThat(metrics(Files.readString(log))).contains("jvm_memory_used_bytes");
                staysSmall(process);
                Path doctor = folder.resolve("doctor.txt");
                Process examination = agent.start(doctor, "doctor");
                assertThat(examination.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("examined in time").isTrue();
                assertThat(text(doctor)).contains("schema registry", "object store").doesNotContain("WRONG", "Exception");
                assertThat(examination.exitValue()).isZero();

                process.destroy();

                assertThat(process.waitFor(ORDERLY.toSeconds(), TimeUnit.SECONDS)).as("ended in time").isTrue();
                assertThat(process.exitValue()).isEqualTo(TERMINATED);
                assertThat(Files.readString(log)).contains("ingest-agent: stopping").doesNotContain("ending anyway", "Exception", "Error");
                assertThat(agent.home().resolve("semstream-agent")).as("the ledger's folder").isNotEmptyDirectory();
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }
    }

    private static void configure(Unpacked agent, Path watched, Map<String, String> stack) throws IOException {
        List<String> settings = new ArrayList<>(
                List.of("semstream.agent.id: sem-1", "semstream.http.port: 0", "semstream.agent.watch:", "  - " + watched + "=SEM 1"));
        List<String> keys = new ArrayList<>();
        stack.forEach((name, value) -> {
            if (name.endsWith("-key")) {
                keys.add("SEMSTREAM_OBJECT_STORE_" + (name.contains("secret") ? "SECRET" : "ACCESS") + "_KEY=" + value);
            } else {
                settings.add(name + ": " + value);
            }
        });
        Files.write(agent.conf("agent.yaml"), settings);
        Files.write(agent.conf("credentials.env"), keys);
    }

    /** @return the image ids */
    private static Set<String> saveUnderEmbargo(Path watched) throws Exception {
        Path secret = Files.createDirectory(watched.resolve("secret"));
        Path settings = Files.writeString(secret.resolve("semstream.yaml"), "embargo: thumbnail\n");
        Files.setLastModifiedTime(settings, FileTime.fromMillis(0));
        Set<String> imageIds = new HashSet<>();
        for (String format : FORMATS) {
            Path file = secret.resolve("secret." + format);
            assertThat(ImageIO.write(new BufferedImage(1200, 800, BufferedImage.TYPE_BYTE_GRAY), format, file.toFile())).as(format)
                    .isTrue();
            imageIds.add(imageId(file));
        }
        return imageIds;
    }

    private static String imageId(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** @return the image ids */
    private static Set<String> save(Path watched) throws Exception {
        Set<String> imageIds = new HashSet<>();
        Random random = new Random(7);
        for (String format : FORMATS) {
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 64 * 64; i++) {
                image.getRaster().setSample(i % 64, i / 64, 0, random.nextInt(256));
            }
            Path file = watched.resolve("image." + format);
            assertThat(ImageIO.write(image, format, file.toFile())).as(format).isTrue();
            imageIds.add(imageId(file));
        }
        return imageIds;
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, String> stack) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.getOrDefault("semstream.kafka.bootstrap.servers", ""), "group.id", "test",
                        "auto.offset.reset",
                        "earliest", "isolation.level", "read_committed"),
                new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of("sem.image.ingested"));
        return consumer;
    }

    private static String metrics(String log) throws IOException, InterruptedException {
        Matcher port = PORT.matcher(log);
        assertThat(port.find()).as(log).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port.group(1) + "/metrics")).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
        }
    }

    /** Where the system tells. */
    private static void staysSmall(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (Files.exists(status)) {
            Matcher most = MOST_RESIDENT.matcher(Files.readString(status));
            assertThat(most.find()).isTrue();
            assertThat(Long.parseLong(most.group(1))).as("kB resident at most").isLessThan(MOST_KILOBYTES);
        }
    }

    private static void await(String what, Path said, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(() -> "not " + what + " within " + PATIENCE + ": " + text(said)).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
