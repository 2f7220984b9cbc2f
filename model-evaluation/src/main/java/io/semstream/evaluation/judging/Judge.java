package io.semstream.evaluation.judging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.model.Ambiguity;
import io.semstream.model.Classification;
import io.semstream.model.ClassificationOutcome;
import io.semstream.model.EngineConfig;
import io.semstream.model.ImageSource;
import io.semstream.model.InferenceEngine;
import io.semstream.model.ModelBundle;
import io.semstream.model.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks a bundle about images through the engine that serves it: the same decoding, preprocessing, batching and scoring. */
public final class Judge implements AutoCloseable {
    private static final int IN_FLIGHT = 128;
    private static final int TOLD_EVERY = 100;

    /** How an image gets to the engine. */
    @FunctionalInterface
    public interface Presentation {
        /** The bytes of an image file; asked on a thread that may block. */
        byte[] of(Subject subject) throws IOException;
    }

    private record Waiting(Subject subject, CompletableFuture<ClassificationOutcome> outcome) {}

    private final ModelBundle bundle;
    private final InferenceEngine engine;
    private final Consumer<String> progress;
    private final boolean keepEmbeddings;

    private Judge(ModelBundle bundle, Consumer<String> progress, boolean keepEmbeddings) {
        EngineConfig standard = EngineConfig.standard();
        EngineConfig config = new EngineConfig(standard.device(), standard.maxBatch(), standard.maxDelay(), standard.maxImages(),
                standard.maxBytes(), standard.fetchers(), standard.decoders(), standard.predictors(), 0, DecodeLimits.standard(),
                standard.drain());
        this.bundle = bundle;
        this.engine = InferenceEngine.start(bundle, config, new SimpleMeterRegistry());
        this.progress = progress;
        this.keepEmbeddings = keepEmbeddings;
    }

    /**
     * @param progress
     *            is told lines for people
     */
    public static Judge open(ModelBundle bundle, Consumer<String> progress) {
        return new Judge(bundle, progress, false);
    }

    /** One that keeps every image's embedding. */
    public static Judge keepingEmbeddings(ModelBundle bundle, Consumer<String> progress) {
        return new Judge(bundle, progress, true);
    }

    /** One answer for each subject, in order; the files as they are. */
    public List<Answer> judge(List<Subject> subjects, String what) {
        return judge(subjects, what, subject -> Files.readAllBytes(subject.file()));
    }

    /** One answer for each subject, in order. */
    public List<Answer> judge(List<Subject> subjects, String what, Presentation presentation) {
        List<Answer> answers = new ArrayList<>(subjects.size());
        Deque<Waiting> waiting = new ArrayDeque<>();
        for (Subject subject : subjects) {
            if (waiting.size() >= IN_FLIGHT) {
                take(waiting, answers, subjects.size(), what);
            }
            ImageSource source = () -> presentation.of(subject);
            waiting.add(new Waiting(subject, engine.submit(subject.name(), subject.instrument(), source)));
        }
        while (!waiting.isEmpty()) {
            take(waiting, answers, subjects.size(), what);
        }
        return answers;
    }

    private void take(Deque<Waiting> waiting, List<Answer> answers, int all, String what) {
        Waiting next = waiting.remove();
        answers.add(answer(next));
        if (answers.size() % TOLD_EVERY == 0 && answers.size() < all) {
            progress.accept(what + ": " + answers.size() + " of " + all + " images");
        }
    }

    private Answer answer(Waiting waiting) {
        try {
            return switch (waiting.outcome.join()) {
                case ClassificationOutcome.Rejected(String reason, String message) ->
                    new Answer.Unusable(waiting.subject, reason, message);
                case ClassificationOutcome.Classified(Classification found) -> judged(waiting.subject, found);
            };
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                return new Answer.Unusable(waiting.subject, "FILE_UNREADABLE", "the file cannot be read: " + unreadable);
            }
            throw failed;
        }
    }

    private Answer.Judged judged(Subject subject, Classification found) {
        double[] scores = new double[bundle.categories().size()];
        for (Score score : found.scores()) {
            scores[bundle.categories().indexOf(score.category())] = score.value();
        }
        int[] set = found.predictionSet().stream().mapToInt(bundle.categories()::indexOf).toArray();
        Set<Ambiguity.Reason> doubts = found.ambiguity().stream().map(Ambiguity::reason)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Ambiguity.Reason.class)));
        OptionalDouble distance = bundle.calibration().outOfDomain()
                .map(domain -> OptionalDouble.of(domain.distance(found.embedding()))).orElse(OptionalDouble.empty());
        return new Answer.Judged(subject, scores, set, doubts, distance, keepEmbeddings ? found.embedding() : new float[0]);
    }

    @Override
    public void close() {
        engine.close();
    }
}
