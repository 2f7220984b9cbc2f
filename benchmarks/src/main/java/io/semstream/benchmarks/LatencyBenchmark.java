package io.semstream.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.AgentConfig;
import io.semstream.agent.IngestAgent;
import io.semstream.benchmarks.TopicFollower.Seen;
import io.semstream.classifier.ClassifierConfig;
import io.semstream.classifier.ClassifierStream;
import io.semstream.event.ImageLabeled;
import io.semstream.labeler.LabelerConfig;
import io.semstream.labeler.LabelerSink;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.Service;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From the moment an instrument has closed a file to the moment its label can be read by others, at a microscope's pace. */
@Command(name = "latency", mixinStandardHelpOptions = true, description = "Saves images into a watched folder, one after another, and measures the time until each label is visible.")
final class LatencyBenchmark implements Callable<Integer> {
    private static final double GOAL_P50_MS = 600;
    private static final double GOAL_P99_MS = 2000;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration LAST_LABEL = Duration.ofSeconds(60);
    private static final int WARM_UP = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--images", defaultValue = "200", description = "how many (default: ${DEFAULT-VALUE})")
    private int images = 200;

    @Option(names = "--every", defaultValue = "1000", paramLabel = "MS", description = "time between two images in ms (default: ${DEFAULT-VALUE})")
    private long everyMs = 1000;

    @Mixin
    private Place place = new Place();

    /** 0 when the goals are reached, 1 when not. */
    @Override
    public Integer call() throws Exception {
        say(Machine.describe());
        List<Path> files = new ImageSet(place.images()).files(images + WARM_UP);
        Path work = place.fresh("latency");
        Path watched = Files.createDirectory(work.resolve("watched"));
        try (Stack stack = Stack.start(work.resolve("stack"), Map.of("semstream.classifier.bundle", place.bundle().directory().toString(),
                "semstream.agent.data.dir", work.resolve("agent").toString(), "semstream.agent.watch", "\"" + watched + "=benchmark\""))) {
            return run(stack.settings(Map.of()), files, watched);
        }
    }

    private int run(Settings settings, List<Path> files, Path watched) throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (ClassifierStream classifier = ClassifierStream.create(ClassifierConfig.from(settings), meters);
                LabelerSink sink = LabelerSink.create(LabelerConfig.from(settings), meters);
                IngestAgent agent = IngestAgent.create(AgentConfig.from(settings), meters);
                TopicFollower<ImageLabeled> labels = new TopicFollower<>(KafkaConnection.from(settings), TopicCatalogue.IMAGE_LABELED)) {
            List<Service> services = List.of(classifier, sink, agent);
            services.forEach(Service::start);
            awaitReady(services);
            say(String.format(Locale.ROOT, "everything is ready; saving %d images, one every %d ms", files.size(), everyMs));
            Duration longest = LAST_LABEL.plusMillis(files.size() * everyMs);
            CompletableFuture<List<Seen<ImageLabeled>>> seen = CompletableFuture.supplyAsync(() -> labels.await(files.size(), longest));
            Map<String, Instant> closed = save(files, watched);
            return report(seen.join(), closed, files);
        }
    }

    private static void awaitReady(List<Service> services) throws InterruptedException {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (!services.stream().allMatch(service -> service.health().ready())) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("not ready after " + READY_WITHIN + ": " + services.stream().map(Service::health).toList());
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private Map<String, Instant> save(List<Path> files, Path watched) throws Exception {
        Map<String, Instant> closed = new HashMap<>();
        long next = System.nanoTime();
        for (Path file : files) {
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            Files.write(watched.resolve(file.getFileName()), Files.readAllBytes(file));
            closed.put(file.getFileName().toString(), Instant.now());
            next += Duration.ofMillis(everyMs).toNanos();
        }
        return closed;
    }

    private int report(List<Seen<ImageLabeled>> seen, Map<String, Instant> closed, List<Path> files) {
        files.subList(0, WARM_UP).forEach(first -> closed.remove(first.getFileName().toString()));
        double[] latencies = seen.stream().filter(label -> closed.containsKey(name(label)))
                .mapToDouble(label -> Duration.between(closed.get(name(label)), label.at()).toNanos() / 1e6).sorted().toArray();
        double p50 = percentile(latencies, 0.5);
        double p99 = percentile(latencies, 0.99);
        boolean reached = p50 < GOAL_P50_MS && p99 <= GOAL_P99_MS;
        say(String.format(Locale.ROOT,
                "closed to labelled: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, longest %.0f ms, %d images; goal p50 < %.0f and p99 <= %.0f: %s",
                p50,
                percentile(latencies, 0.9), p99, latencies[latencies.length - 1], latencies.length, GOAL_P50_MS, GOAL_P99_MS,
                reached ? "reached" : "MISSED"));
        say(String.format(Locale.ROOT, "resident %d MiB without the registry's process, heap %d MiB", Machine.residentMiB(),
                Machine.usedHeapMiB()));
        return reached ? 0 : 1;
    }

    private static String name(Seen<ImageLabeled> label) {
        return String.valueOf(Path.of(label.event().getPath()).getFileName());
    }

    /** The smallest value that at least this share of the sorted values does not exceed. */
    static double percentile(double[] sorted, double share) {
        return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
