package io.semstream.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What everything around reading and sending costs: the agent's way from files to announcements against {@code sha256sum} and a plain upload of the same bytes, one
 * after the other; and what it takes from its machine while nothing happens. Rounds of both alternate.
 */
@Command(name = "agent", mixinStandardHelpOptions = true, description = "Lets the agent take in many files at once, and by turns sha256sum and a plain upload; then looks at what it uses among many known files.")
final class AgentBenchmark implements Callable<Integer> {
    private static final double GOAL_RATIO = 0.7;
    private static final int SMALL_BYTES = 400;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--files", defaultValue = "1000", description = "how many are taken in; 0 to leave this out (default: ${DEFAULT-VALUE})")
    private int files = 1000;

    @Option(names = "--bytes", defaultValue = "1000000", description = "bytes of each (default: ${DEFAULT-VALUE})")
    private int bytes = 1_000_000;

    @Option(names = "--rounds", defaultValue = "3", description = "of each (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--known", defaultValue = "100000", description = "small files the idle agent knows; 0 to leave this out (default: ${DEFAULT-VALUE})")
    private int known = 100_000;

    @Option(names = "--known-in", paramLabel = "DIR", description = "an empty folder for these files, on a mount without events for example (default: where the images are kept)")
    private Optional<Path> knownIn = Optional.empty();

    @Mixin
    private Place place = new Place();

    private final List<Double> ratios = new ArrayList<>();

    /** 0 when the goals are reached, 1 when not. */
    @Override
    public Integer call() throws Exception {
        say(Machine.describe());
        say("agent with the options of " + AgentProcess.OPTIONS);
        Path work = place.fresh("agent");
        try (Stack stack = Stack.start(work.resolve("stack"), Map.of("semstream.classifier.bundle", "not used"))) {
            boolean fast = files == 0 || takesIn(stack, work);
            boolean calm = known == 0 || isCalm(stack, work);
            return fast && calm ? 0 : 1;
        } finally {
            remove(work);
        }
    }

    private boolean takesIn(Stack stack, Path work) throws Exception {
        Path images = work.resolve("images");
        PlainTiffs.write(images, files, bytes);
        say(String.format(Locale.ROOT, "%,d files of %,d bytes", files, bytes));
        for (int round = 1; round <= rounds; round++) {
            PlainRound.Result plain = new PlainRound(stack.settings(bucket("plain-" + round))).run(images);
            remove(stack.bucket("plain-" + round));
            AgentRound.Result agent = new AgentRound(stack, work.resolve("round-" + round), "round-" + round).run(images, files);
            remove(stack.bucket("round-" + round));
            double ratio = plain.seconds() / agent.seconds();
            ratios.add(ratio);
            say(String.format(Locale.ROOT,
                    "round %-2d sha256sum %6.1f s, upload %6.1f s, agent %6.1f s (processor %.1f s, resident %d MB at most), ratio %.3f",
                    round, plain.hashSeconds(), plain.uploadSeconds(), agent.seconds(), agent.cpuSeconds(), agent.residentMB(), ratio));
        }
        double median = PipelineBenchmark.median(ratios);
        say(String.format(Locale.ROOT, "ratio    %.3f (median of %d rounds, %.3f to %.3f); goal %.2f: %s", median, rounds,
                ratios.stream().min(Comparator.naturalOrder()).orElse(0.0), ratios.stream().max(Comparator.naturalOrder()).orElse(0.0),
                GOAL_RATIO, median >= GOAL_RATIO ? "reached" : "MISSED"));
        return median >= GOAL_RATIO;
    }

    private boolean isCalm(Stack stack, Path work) throws Exception {
        Path small = knownIn.orElse(work).toAbsolutePath().resolve("known");
        PlainTiffs.write(small, known, SMALL_BYTES);
        IdleRound.Result idle = new IdleRound(stack, work.resolve("idle")).run(small, known);
        remove(small);
        say(String.format(Locale.ROOT,
                "%,d known files, %s: first scan %.2f s, rescan %.2f s; from one scan's end to the next's, %.0f s: processor %.2f %% of one core; resident %d MB, at most %d MB",
                known, idle.watching(), idle.firstScanSeconds(), idle.rescanSeconds(), idle.seconds(), idle.cpuPercent(), idle.residentMB(),
                idle.mostResidentMB()));
        boolean calm = idle.isWithinGoals();
        say("goals    rescan under 5 s, under 1 %, at most 256 MB: " + (calm ? "reached" : "MISSED"));
        return calm;
    }

    static Map<String, String> bucket(String name) {
        return Map.of("semstream.object-store.bucket", name);
    }

    private static void remove(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
