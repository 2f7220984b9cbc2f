package io.semstream.quickstart;

import io.semstream.agent.AgentEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stays up beside a microscope until Ctrl-C; started again, it continues where it was. */
@Command(name = "up", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Runs everything on this machine and labels what arrives in the watched folders, until Ctrl-C.",
    "Started again on the same data folder it continues where it was."})
final class UpCommand implements Callable<Integer> {
    @Option(names = "--watch", required = true, paramLabel = "DIR[=INSTRUMENT]", description = "folder an instrument saves into; may be repeated")
    private List<String> watch = List.of();

    @Option(names = "--json", description = "print labels and failures as JSON lines")
    private boolean json;

    @Mixin
    private final LocalOptions local = new LocalOptions();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.system();
        var watched = watch.stream().map(DeploymentPlan.WatchedFolder::parse).toList();
        var plan = local.plan(watched, OutcomeFeed.From.NOW, Map.of());
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        // Ctrl-C: the services are closed by this thread, in order; the hook only keeps the process alive until that is done.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }, "ctrl-c"));
        try {
            serve(plan, watched, console, stop);
            console.note("stopped; the same command goes on where this one ended");
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private void serve(DeploymentPlan plan, List<DeploymentPlan.WatchedFolder> watched, Console console, CountDownLatch stop)
            throws InterruptedException {
        try (var deployment = LocalDeployment.start(plan, console, news(console), file -> withheld(file).ifPresent(news(console)))) {
            watched.forEach(folder -> console.note("watching " + folder.folder() + " as " + folder.instrument()));
            if (!json) {
                console.line(OutcomeLine.LIVE_HEADING);
            }
            console.note("data in " + local.data() + "; Ctrl-C stops");
            follow(deployment, console, stop);
            console.note("stopping ...");
        }
    }

    /** Says once when something is missing and once when it is back. */
    private static void follow(LocalDeployment deployment, Console console, CountDownLatch stop) throws InterruptedException {
        String missing = "";
        while (!stop.await(1, TimeUnit.SECONDS)) {
            deployment.requireAlive();
            String now = deployment.waiting().orElse("");
            if (!now.equals(missing)) {
                console.note(now.isEmpty() ? "everything is ready again" : "waiting: " + now);
                missing = now;
            }
        }
    }

    /** The topics tell of everything else. */
    private static Optional<Outcome> withheld(AgentEvent file) {
        return file instanceof AgentEvent.Announced announced && announced.isWithheld()
                ? Optional.of(new Outcome.Withheld(announced.imageId(), announced.path().toString()))
                : Optional.empty();
    }

    private Consumer<Outcome> news(Console console) {
        return outcome -> console.line(
                json ? outcome.json() : OutcomeLine.live(Path.of(outcome.path().orElse(outcome.imageId())), outcome, clock.instant()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
