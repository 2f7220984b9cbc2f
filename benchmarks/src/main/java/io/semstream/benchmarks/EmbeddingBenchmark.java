package io.semstream.benchmarks;

import io.semstream.dataset.LabelledImage;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import io.semstream.model.FeatureExtractor;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.trainer.Embedder;
import io.semstream.trainer.TrainingImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a training by feature extraction makes of the backbone: its images per second, from files, as a share of the bare engine's, which is given batches one after the other and
 * computes each with all its threads, of images that are reduced already and lie in memory. Beside it the share of what that engine reaches when as many threads as there are
 * processors give it batches, as the training's do: what is missing there is the reading, decoding and reducing. Rounds of the three alternate.
 */
@Command(name = "embedding", mixinStandardHelpOptions = true, description = "Computes embeddings, by the bare engine and as train does from files in turn, and prints the ratio.")
public final class EmbeddingBenchmark implements Callable<Integer> {
    private static final double GOAL = 0.9;
    private static final int EDGE = 224;
    private static final int BATCH = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--images", defaultValue = "1000", description = "how many (default: ${DEFAULT-VALUE})")
    private int images = 1000;

    @Option(names = "--rounds", defaultValue = "5", description = "measured rounds of each, after one to warm up (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Mixin
    private Place place = new Place();

    private final List<Double> bare = new ArrayList<>();
    private final List<Double> alone = new ArrayList<>();
    private final List<Double> fromFiles = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> strictRatios = new ArrayList<>();

    /** 0 when the goal is reached, 1 when not. */
    @Override
    public Integer call() throws Exception {
        say(Machine.describe());
        List<Path> files = new ImageSet(place.images()).files(images);
        Path backbone = place.bundle().directory().resolve("model.pt");
        try (FeatureExtractor extractor = FeatureExtractor.open(backbone, InputContract.grey(EDGE, EDGE), Device.AUTO)) {
            List<GrayImage> reduced = reduced(files);
            for (int round = 0; round <= rounds; round++) {
                measure(extractor, reduced, files, round);
            }
        }
        double ratio = PipelineBenchmark.median(ratios);
        say(String.format(Locale.ROOT, "median of %d rounds: bare engine %.1f, called by each processor %.1f, from files %.1f images/s",
                rounds,
                PipelineBenchmark.median(bare), PipelineBenchmark.median(alone), PipelineBenchmark.median(fromFiles)));
        say(String.format(Locale.ROOT, "ratio to the engine called by each processor %.3f", PipelineBenchmark.median(strictRatios)));
        say(String.format(Locale.ROOT, "ratio to the bare engine %.3f; goal %.2f: %s", ratio, GOAL, ratio >= GOAL ? "reached" : "MISSED"));
        return ratio >= GOAL ? 0 : 1;
    }

    private void measure(FeatureExtractor extractor, List<GrayImage> reduced, List<Path> files, int round) throws Exception {
        double one = perSecond(() -> backbone(extractor, reduced, 1));
        double each = perSecond(() -> backbone(extractor, reduced, Runtime.getRuntime().availableProcessors()));
        TrainingImages labelled = labelled(files);
        double whole = perSecond(() -> new Embedder(extractor, line -> {}).examples(labelled, EDGE));
        say(String.format(Locale.ROOT,
                "%-9s bare engine %6.1f, called by each processor %6.1f, from files %6.1f images/s, ratios %.3f, %.3f",
                round == 0 ? "warm-up" : "round " + round, one, each, whole, whole / one, whole / each));
        if (round > 0) {
            bare.add(one);
            alone.add(each);
            fromFiles.add(whole);
            ratios.add(whole / one);
            strictRatios.add(whole / each);
        }
    }

    private double perSecond(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return images * 1e9 / (System.nanoTime() - begin);
    }

    private static List<float[][]> backbone(FeatureExtractor extractor, List<GrayImage> reduced, int callers) throws Exception {
        List<float[][]> embeddings = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(callers)) {
            List<Future<float[][]>> batches = new ArrayList<>();
            for (int from = 0; from < reduced.size(); from += BATCH) {
                List<GrayImage> batch = reduced.subList(from, Math.min(from + BATCH, reduced.size()));
                batches.add(workers.submit(() -> extractor.embed(batch)));
            }
            for (Future<float[][]> batch : batches) {
                embeddings.add(batch.get());
            }
        }
        return embeddings;
    }

    private static List<GrayImage> reduced(List<Path> files) throws IOException {
        MicrographReader reader = new MicrographReader(DecodeLimits.standard());
        List<GrayImage> reduced = new ArrayList<>();
        for (Path file : files) {
            if (reader.read(Files.readAllBytes(file)) instanceof DecodeOutcome.Decoded decoded) {
                reduced.add(ModelInput.prepare(decoded.micrograph(), EDGE, EDGE));
            }
        }
        return reduced;
    }

    private static TrainingImages labelled(List<Path> files) {
        List<LabelledImage> labelled = files.stream()
                .map(file -> new LabelledImage(file, "", "any", "any", "any", Optional.empty())).toList();
        return new TrainingImages(List.of("any"), labelled, false, "");
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
