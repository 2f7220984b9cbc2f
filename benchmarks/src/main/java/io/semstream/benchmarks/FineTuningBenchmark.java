package io.semstream.benchmarks;

import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.Precision;
import io.semstream.trainer.architecture.TorchArchive;
import io.semstream.trainer.training.Augment;
import io.semstream.trainer.training.ClassWeighting;
import io.semstream.trainer.training.Hyperparameters;
import io.semstream.trainer.training.InputSize;
import io.semstream.trainer.training.Interruption;
import io.semstream.trainer.training.OptimizerKind;
import io.semstream.trainer.training.PreparedImages;
import io.semstream.trainer.training.Schedule;
import io.semstream.trainer.training.TrainingDevices;
import io.semstream.trainer.training.TrainingRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The images that {@code train} learns from in a second, from a network's first layer to its last, as a share of what the same network reaches in Python on the same processors. Ours
 * are read from disk and varied; Python's lie in memory. Rounds of both alternate.
 */
@Command(name = "fine-tuning", mixinStandardHelpOptions = true, description = "Trains a whole network, here and in Python's torch in turn, and prints the ratio.")
public final class FineTuningBenchmark implements Callable<Integer> {
    private static final double GOAL = 0.9;
    private static final int CATEGORIES = 10;
    private static final int VALIDATION = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--architecture", defaultValue = "resnet50", description = "resnet50, densenet121, mobilenet-v2 or convnext-tiny (default: ${DEFAULT-VALUE})")
    private Architecture architecture = Architecture.RESNET50;

    @Option(names = "--batch", defaultValue = "8", description = "images in a batch (default: ${DEFAULT-VALUE})")
    private int batch = 8;

    @Option(names = "--batches", defaultValue = "6", description = "in a round (default: ${DEFAULT-VALUE})")
    private int batches = 6;

    @Option(names = "--rounds", defaultValue = "5", description = "measured rounds of each (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--python", defaultValue = "python3", paramLabel = "PROGRAM", description = "a Python with torch and torchvision (default: ${DEFAULT-VALUE})")
    private String python = "python3";

    @Mixin
    private Place place = new Place();

    private final List<Double> here = new ArrayList<>();
    private final List<Double> there = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    /** 0 when the goal is reached, 1 when not. */
    @Override
    public Integer call() throws Exception {
        say(Machine.describe());
        Path work = place.fresh("fine-tuning");
        Path module = work.resolve("begin.pt");
        TorchArchive.training(architecture.plan(CATEGORIES), Precision.FULL).write(new Initialisation(1), module);
        List<Path> files = new ImageSet(place.images()).files(batch * batches + VALIDATION);
        PythonTraining other = new PythonTraining(spec.commandLine(), python, architecture, batch, batches);
        try (PreparedImages images = PreparedImages.in(work.resolve("images.bin"), "benchmark", files, size(), line -> {})) {
            for (int round = 1; round <= rounds; round++) {
                double theirs = other.learned(); // first, so that a Python without torch is told at once
                measure(learned(work, module, images), theirs, round);
            }
        } finally {
            discard(work);
        }
        double ratio = PipelineBenchmark.median(ratios);
        say(String.format(Locale.ROOT, "ratio %.3f (median of %d rounds; here %.2f, Python's torch %s %.2f images/s); goal %.2f: %s", ratio,
                rounds, PipelineBenchmark.median(here), other.version(), PipelineBenchmark.median(there), GOAL,
                ratio >= GOAL ? "reached" : "MISSED"));
        return ratio >= GOAL ? 0 : 1;
    }

    private static void discard(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }

    private InputSize size() {
        return InputSize.square(architecture.edge());
    }

    private double learned(Path work, Path module, PreparedImages images) throws IOException {
        TrainingRun.discard(work);
        int count = batch * batches;
        int[] categories = IntStream.range(0, count + VALIDATION).map(i -> i % CATEGORIES).toArray();
        var all = new TrainingRun.Images(images, categories, CATEGORIES, IntStream.range(0, count).boxed().toList(),
                IntStream.range(count, count + VALIDATION).boxed().toList());
        return new TrainingRun(work, settings(), TrainingDevices.parse("cpu"), Duration.ofHours(1), Interruption.never(), line -> {})
                .run(module, all, Map.of()).imagesPerSecond();
    }

    private Hyperparameters settings() {
        return new Hyperparameters(1, batch, OptimizerKind.ADAMW, 2e-4, 0.01, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE, 0.05,
                List.of(size()), Augment.all(), 0, 0, 0, 1);
    }

    private void measure(double ours, double theirs, int round) {
        here.add(ours);
        there.add(theirs);
        ratios.add(ours / theirs);
        say(String.format(Locale.ROOT, "round %-2d here %.2f images/s, Python %.2f images/s, ratio %.3f", round, ours, theirs,
                ours / theirs));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
