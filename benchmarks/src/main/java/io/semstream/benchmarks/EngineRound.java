package io.semstream.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.model.ClassificationOutcome;
import io.semstream.model.ClassificationOutcome.Classified;
import io.semstream.model.EngineConfig;
import io.semstream.model.ImageSource;
import io.semstream.model.InferenceEngine;
import io.semstream.model.ModelBundle;
import io.semstream.model.StageTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;

/** The bare engine: files straight from the disk, answers thrown away. */
final class EngineRound {
    private final ModelBundle bundle;
    private final EngineConfig config;

    EngineRound(ModelBundle bundle, EngineConfig config) {
        this.bundle = bundle;
        this.config = config;
    }

    /** The clock runs from the first submission to the last answer; the model is loaded and warm before. */
    Round run(List<Path> files) throws IOException {
        try (InferenceEngine engine = InferenceEngine.start(bundle, config, new SimpleMeterRegistry())) {
            long begin = System.nanoTime();
            double cpu = Machine.cpuSeconds();
            List<CompletableFuture<StageTimes>> answers = files.stream()
                    .map(file -> engine.submit(file.toString(), source(file)).thenApply(EngineRound::times)).toList();
            List<StageTimes> times = answers.stream().map(CompletableFuture::join).toList();
            return new Round(files.size(), (System.nanoTime() - begin) / 1e9, Machine.cpuSeconds() - cpu, means(times));
        }
    }

    private static ImageSource source(Path file) {
        return ImageSource.sized(file.toFile().length(), () -> Files.readAllBytes(file));
    }

    private static StageTimes times(ClassificationOutcome outcome) {
        return switch (outcome) {
            case Classified(var classification) -> classification.times();
            case ClassificationOutcome.Rejected rejected -> throw new IllegalStateException("not classified: " + rejected);
        };
    }

    private static Map<String, Double> means(List<StageTimes> times) {
        Map<String, Double> means = new LinkedHashMap<>();
        means.put("fetch", mean(times, StageTimes::fetchMs));
        means.put("decode", mean(times, StageTimes::decodeMs));
        means.put("wait", mean(times, StageTimes::waitMs));
        means.put("predict", mean(times, StageTimes::predictMs));
        return means;
    }

    private static double mean(List<StageTimes> times, ToDoubleFunction<StageTimes> stage) {
        return times.stream().mapToDouble(stage).average().orElse(0);
    }
}
