package io.semstream.quickstart;

import io.semstream.simulator.SimulatedMicroscope;
import io.semstream.simulator.SimulationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job in front of one's eyes: a simulated microscope saves images, labels appear as they land. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Runs everything on this machine and a simulated microscope in front of it.",
    "Labels appear line by line; at the end the balance must close."})
final class DemoCommand implements Callable<Integer> {
    private static final DateTimeFormatter SESSION = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** The simulated microscope never stops within a file: what is cut off stays so. */
    private static final Map<String, String> NO_PAUSES = Map.of("semstream.agent.incomplete.wait", "5s");

    @Option(names = "--count", paramLabel = "N", defaultValue = "30", description = "files the microscope saves (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(names = "--interval", paramLabel = "MS", defaultValue = "700", description = "milliseconds from one file to the next (default: ${DEFAULT-VALUE})")
    private int intervalMs;

    @Option(names = "--images", paramLabel = "DIR", description = "feed copies of the images in this folder instead of rendered ones")
    private Optional<Path> images = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "render the same images again (default: different ones each time)")
    private Optional<Long> seed = Optional.empty();

    @Mixin
    private final LocalOptions local = new LocalOptions();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSensible();
        Console console = Console.system();
        Path watched = Files.createDirectories(local.data().resolve("microscope")
                .resolve("session-" + SESSION.format(LocalDateTime.now(clock.withZone(ZoneId.systemDefault())))));
        var plan = local.plan(List.of(new DeploymentPlan.WatchedFolder(watched, "simulated-SEM")), OutcomeFeed.From.NOW, NO_PAUSES);
        var book = new RunBook(row -> console.line(OutcomeLine.live(row, clock.instant())));
        console.note("semstream demo: broker, schema registry, object store and all services on this machine; data in " + local.data());
        try (var deployment = LocalDeployment.start(plan, console, book::outcome, new FileNews(book))) {
            console.line(OutcomeLine.LIVE_HEADING);
            int written = play(watched);
            boolean settled = new Settlement(deployment, console).await(() -> book.seen() >= written && book.settled() == book.seen(),
                    () -> Console.bar(book.settled(), written));
            return conclude(console, book.balance(), settled);
        }
    }

    private void requireSensible() {
        if (count < 1 || intervalMs < 0) {
            throw new UserMistake("--count must be at least 1 and --interval at least 0");
        }
        images.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new UserMistake("--images " + folder + ": no such folder");
        });
    }

    private int play(Path watched) throws IOException, InterruptedException {
        var written = new AtomicInteger();
        var simulation = new SimulationPlan(count, Duration.ofMillis(intervalMs), seed.orElseGet(clock::millis), images);
        new SimulatedMicroscope(simulation, watched, file -> written.incrementAndGet()).run();
        return written.get();
    }

    private static int conclude(Console console, Balance balance, boolean settled) {
        console.line("");
        console.line("balance: " + balance);
        if (!settled || !balance.closed()) {
            console.note("semstream: the balance does not close; the services' warnings above say why");
            return Apology.COULD_NOT_RUN;
        }
        console.line("""

                Next things to try:
                  ./semstream label DIR                        label your own images, write labels.csv
                  ./semstream up --watch DIR=INSTRUMENT        keep running beside a microscope
                  ./semstream topics tail sem.image.labeled    what was just published, as JSON lines
                  ./semstream demo --images DIR                the demo with real images""");
        return 0;
    }
}
