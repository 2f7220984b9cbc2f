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
 * What reading, decoding and reducing images costs a training by feature extraction: its images per second as a share of what the backbone alone reaches on images that are reduced
 * already and lie in memory. Rounds of both alternate.
 */
@Command(name = "embedding", mixinStandardHelpOptions = true, description = "Computes embeddings, by the backbone alone and as train does from files in turn, and prints the ratio.")
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

    private final List<Double> alone = new ArrayList<>();
    private final List<Double> fromFiles = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

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
        say(String.format(Locale.ROOT, "ratio %.3f (median of %d rounds; backbone alone %.1f, from files %.1f images/s); goal %.2f: %s",
                ratio,
                rounds, PipelineBenchmark.median(alone), PipelineBenchmark.median(fromFiles), GOAL, ratio >= GOAL ? "reached" : "MISSED"));
        return ratio >= GOAL ? 0 : 1;
    }

    private void measure(FeatureExtractor extractor, List<GrayImage> reduced, List<Path> files, int round) throws Exception {
        double bare = perSecond(() -> backboneAlone(extractor, reduced));
        TrainingImages labelled = labelled(files);
        double whole = perSecond(() -> new Embedder(extractor, EDGE, line -> {}).examples(labelled, 1));
        say(String.format(Locale.ROOT, "%-9s backbone alone %6.1f images/s, from files %6.1f images/s, ratio %.3f",
                round == 0 ? "warm-up" : "round " + round, bare, whole, whole / bare));
        if (round > 0) {
            alone.add(bare);
            fromFiles.add(whole);
            ratios.add(whole / bare);
        }
    }

    private double perSecond(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return images * 1e9 / (System.nanoTime() - begin);
    }

    /** As many threads as processors, as the embedder has. */
    private static List<float[][]> backboneAlone(FeatureExtractor extractor, List<GrayImage> reduced) throws Exception {
        List<float[][]> embeddings = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
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
