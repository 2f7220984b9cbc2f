package io.semstream.trainer;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.FeatureExtractor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Turns images into embeddings. Each processor prepares a few images and has the network compute them. */
public final class Embedder {
    private static final int BATCH = 8;
    private static final int BATCHES_AHEAD = 4;
    private static final int SAY_EVERY = 100;

    /** A view of an image before the network has seen it. */
    private record Waiting(Prepared image, int view, GrayImage pixels) {
        Example seen(float[] embedding) {
            return image.seen(view, embedding);
        }
    }

    private final FeatureExtractor backbone;
    private final Consumer<String> progress;

    public Embedder(FeatureExtractor backbone, Consumer<String> progress) {
        this.backbone = backbone;
        this.progress = progress;
    }

    /**
     * One example for each image, in order; none, with a warning, for a file that cannot be read. The groups of a split take the place of sources.
     *
     * @param edge
     *            columns and rows of what the backbone sees
     */
    public List<Example> examples(TrainingImages images, int edge) throws IOException {
        return examples(new Preparation(edge, progress).real(images), 1, "images");
    }

    /** One example for each view of each image, in order. */
    List<Example> examples(List<Preparation.Work> work, int views, String what) throws IOException {
        List<Example> examples = new ArrayList<>();
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            Deque<Future<List<Example>>> ahead = new ArrayDeque<>();
            int submitted = 0;
            int done = 0;
            while (done < work.size()) {
                while (submitted < work.size() && ahead.size() < BATCHES_AHEAD * processors) {
                    List<Preparation.Work> few = work.subList(submitted, Math.min(submitted + BATCH, work.size()));
                    ahead.add(workers.submit(() -> embedded(few, views)));
                    submitted += few.size();
                }
                examples.addAll(Workers.result(ahead.remove(), workers));
                int before = done;
                done = Math.min(done + BATCH, work.size());
                if (before / SAY_EVERY != done / SAY_EVERY || done == work.size()) {
                    progress.accept("embedded " + done + " of " + work.size() + " " + what);
                }
            }
        }
        return examples;
    }

    private List<Example> embedded(List<Preparation.Work> work, int views) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<Waiting> batch = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            batch.addAll(views(work.get(i).call(), views));
            while (batch.size() >= BATCH || (i == work.size() - 1 && !batch.isEmpty())) {
                List<Waiting> part = batch.subList(0, Math.min(BATCH, batch.size()));
                float[][] embeddings = backbone.embed(part.stream().map(Waiting::pixels).toList());
                for (int k = 0; k < embeddings.length; k++) {
                    examples.add(part.get(k).seen(embeddings[k]));
                }
                part.clear();
            }
        }
        return examples;
    }

    /** A rendered image is seen once: another one is as easily had as another view of it. */
    private static List<Waiting> views(Optional<Prepared> image, int views) {
        List<Waiting> all = new ArrayList<>();
        image.ifPresent(found -> {
            for (int view = 0; view < (found.real() ? views : 1); view++) {
                all.add(new Waiting(found, view, Views.of(found.pixels(), view)));
            }
        });
        return all;
    }
}
