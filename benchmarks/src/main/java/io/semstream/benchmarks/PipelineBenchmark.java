package io.semstream.benchmarks;

import io.semstream.classifier.ClassifierConfig;
import io.semstream.model.ModelBundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What everything around the engine costs: the classifier's throughput on announced images as a share of the bare engine's, on the same bundle, files, engine
 * settings and machine. Rounds of both alternate, so that a machine that gets slower or faster does so for both.
 */
@Command(name = "pipeline", mixinStandardHelpOptions = true, description = "Classifies announced images, by the engine alone and by the whole pipeline in turn, and prints the ratio.")
public final class PipelineBenchmark implements Callable<Integer> {
    private static final double GOAL = 0.85;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--images", defaultValue = "1000", description = "how many (default: ${DEFAULT-VALUE})")
    private int images = 1000;

    @Option(names = "--rounds", defaultValue = "5", description = "measured rounds of each (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--warm-up", defaultValue = "6", description = "pipeline rounds before: the JVM compiles what runs once for each image after 5,000 of them (default: ${DEFAULT-VALUE})")
    private int warmUp = 6;

    @Mixin
    private Place place = new Place();

    private final List<Round> engine = new ArrayList<>();
    private final List<Round> pipeline = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new PipelineBenchmark()).execute(args));
    }

    /** 0 when the goal is reached, 1 when not. */
    @Override
    public Integer call() throws Exception {
        say(Machine.describe());
        ModelBundle bundle = place.bundle();
        List<Path> files = new ImageSet(place.images()).files(images);
        try (Stack stack = Stack.start(place.fresh("pipeline"), Map.of("semstream.classifier.bundle", bundle.directory().toString()))) {
            new Announcer(stack.settings(Map.of())).announce(files);
            say(String.format(Locale.ROOT, "%d images of 1024 x 768 announced, bundle %s %s", images, bundle.name(), bundle.version()));
            for (int round = 1; round <= warmUp; round++) {
                say(String.format(Locale.ROOT, "warm-up  pipeline %6.1f images/s",
                        pipelineRound(stack, "warm-up-" + round).imagesPerSecond()));
            }
            for (int round = 1; round <= rounds; round++) {
                measure(stack, bundle, files, round);
            }
        }
        return report();
    }

    private void measure(Stack stack, ModelBundle bundle, List<Path> files, int round) throws Exception {
        Round bare = new EngineRound(bundle, ClassifierConfig.from(stack.settings(Map.of())).engine()).run(files);
        Round whole = pipelineRound(stack, "round-" + round);
        double ratio = whole.imagesPerSecond() / bare.imagesPerSecond();
        say(String.format(Locale.ROOT,
                "round %-2d engine %6.1f images/s, pipeline %6.1f images/s, ratio %.3f, heap %d MiB, resident %d MiB",
                round, bare.imagesPerSecond(), whole.imagesPerSecond(), ratio, Machine.usedHeapMiB(), Machine.residentMiB()));
        engine.add(bare);
        pipeline.add(whole);
        ratios.add(ratio);
    }

    /** Also warms up the engine, which is part of it. */
    private Round pipelineRound(Stack stack, String name) throws Exception {
        return new PipelineRound(stack.settings(Map.of("semstream.classifier.application-id", "benchmark-" + name))).run(images);
    }

    private int report() {
        double ratio = median(ratios);
        say(String.format(Locale.ROOT, "engine   %6.1f images/s; an image: %s",
                median(engine.stream().map(Round::imagesPerSecond).toList()), split(engine)));
        say(String.format(Locale.ROOT, "pipeline %6.1f images/s; an image: %s",
                median(pipeline.stream().map(Round::imagesPerSecond).toList()), split(pipeline)));
        say(String.format(Locale.ROOT, "ratio    %.3f (median of %d rounds, %.3f to %.3f); goal %.2f: %s", ratio, ratios.size(),
                ratios.stream().min(Comparator.naturalOrder()).orElse(0.0),
                ratios.stream().max(Comparator.naturalOrder()).orElse(0.0), GOAL, ratio >= GOAL ? "reached" : "MISSED"));
        return ratio >= GOAL ? 0 : 1;
    }

    private static String split(List<Round> rounds) {
        return rounds.getFirst().stageMs().keySet().stream()
                .map(stage -> String.format(Locale.ROOT, "%s %.1f ms", stage,
                        median(rounds.stream().map(round -> round.stageMs().get(stage)).toList())))
                .collect(Collectors.joining(", ", "",
                        String.format(Locale.ROOT, "; processor %.1f ms", median(rounds.stream().map(Round::cpuMsPerImage).toList()))));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
