package io.semstream.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.benchmarks.TopicFollower.Seen;
import io.semstream.classifier.ClassifierConfig;
import io.semstream.classifier.ClassifierStream;
import io.semstream.event.ImageClassified;
import io.semstream.event.Timings;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The classifier as it runs in production, on images that are announced already. */
final class PipelineRound {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Settings settings;

    /**
     * @param settings
     *            with an application id nobody has used, so that every announcement is new to it
     */
    PipelineRound(Settings settings) {
        this.settings = settings;
    }

    /**
     * The clock runs from the moment the classifier takes up the first image to the moment the last result can be read by others; model and group membership are
     * there before, as the bare engine's model is.
     */
    Round run(int images) {
        ClassifierConfig config = ClassifierConfig.from(settings);
        try (TopicFollower<ImageClassified> follower = new TopicFollower<>(KafkaConnection.from(settings), TopicCatalogue.IMAGE_CLASSIFIED);
                ClassifierStream classifier = ClassifierStream.create(config, new SimpleMeterRegistry())) {
            classifier.start();
            double cpu = Machine.cpuSeconds();
            List<Seen<ImageClassified>> seen = follower.await(images, LONGEST);
            double cpuSeconds = Machine.cpuSeconds() - cpu;
            Instant begin = seen.stream().map(PipelineRound::takenUp).min(Comparator.naturalOrder()).orElseThrow();
            Instant end = seen.getLast().at();
            return new Round(images, Duration.between(begin, end).toNanos() / 1e9, cpuSeconds, means(seen));
        }
    }

    private static Instant takenUp(Seen<ImageClassified> seen) {
        double totalMs = seen.event().getTimings().getTotalMs();
        return seen.event().getClassifiedAt().minusNanos((long) (totalMs * 1e6));
    }

    private static Map<String, Double> means(List<Seen<ImageClassified>> seen) {
        Map<String, Double> means = new LinkedHashMap<>();
        means.put("fetch", mean(seen, Timings::getFetchMs));
        means.put("decode", mean(seen, Timings::getDecodeMs));
        means.put("wait", mean(seen, Timings::getWaitMs));
        means.put("predict", mean(seen, Timings::getPredictMs));
        means.put("commit", seen.stream().mapToDouble(one -> Duration.between(one.event().getClassifiedAt(), one.at()).toNanos() / 1e6)
                .average().orElse(0));
        return means;
    }

    private static double mean(List<Seen<ImageClassified>> seen, ToDoubleFunction<Timings> stage) {
        return seen.stream().map(one -> one.event().getTimings()).mapToDouble(stage).average().orElse(0);
    }
}
