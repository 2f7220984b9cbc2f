package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import io.semstream.model.FeatureExtractor;
import io.semstream.simulator.MicrographRenderer;
import io.semstream.simulator.RenderRequest;
import io.semstream.simulator.Structure;
import io.semstream.simulator.Vendor;
import io.semstream.simulator.VendorTiff;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Turns images into embeddings, through the same decoding and preprocessing as serving. Each processor decodes or renders a few images and has the network compute them. */
public final class Embedder {
    private static final List<Vendor> VENDORS = List.of(Vendor.values());
    private static final int BATCH = 8;
    private static final int BATCHES_AHEAD = 4;
    private static final int SAY_EVERY = 100;

    /** An image before the network has seen it. */
    private record Waiting(String name, int category, String source, boolean real, int view, GrayImage pixels) {
        Example seen(float[] embedding) {
            return new Example(name, category, source, real, view, embedding);
        }
    }

    private final FeatureExtractor backbone;
    private final int edge;
    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());
    private final MicrographRenderer renderer = new MicrographRenderer();
    private final Consumer<String> progress;

    /**
     * @param edge
     *            columns and rows of what the backbone sees
     */
    public Embedder(FeatureExtractor backbone, int edge, Consumer<String> progress) {
        this.backbone = backbone;
        this.edge = edge;
        this.progress = progress;
    }

    /** One example for each view of each image, in order; none, with a warning, for a file that cannot be read. The groups of a split take the place of sources. */
    public List<Example> examples(TrainingImages images, int views) throws IOException {
        List<Callable<List<Waiting>>> work = new ArrayList<>();
        for (LabelledImage image : images.images()) {
            int category = images.categories().indexOf(image.category());
            String source = images.split() ? image.group() : image.source();
            String name = image.file().toString();
            work.add(() -> views(decoded(Files.readAllBytes(image.file()), name), name, category, source, true, views));
        }
        return embedded(work, "images");
    }

    /** Micrographs that are rendered, written as an instrument would and read back, so that also the data bar is met as in serving. */
    List<Example> rendered(Structure structure, int category, int count, long seed) throws IOException {
        List<Callable<List<Waiting>>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long own = seed * 1_000_003 + i;
            work.add(() -> rendered(structure, category, own));
        }
        return embedded(work, "rendered images of " + structure.category());
    }

    private List<Waiting> rendered(Structure structure, int category, long seed) {
        Vendor vendor = VENDORS.get(Math.floorMod(seed, VENDORS.size()));
        byte[] file = VendorTiff.write(renderer.render(RenderRequest.of(structure, seed).from(vendor)), vendor, 8);
        String name = "rendered " + structure + " " + seed;
        return views(decoded(file, name), name, category, "rendered", false, 1);
    }

    private List<Example> embedded(List<Callable<List<Waiting>>> work, String what) throws IOException {
        List<Example> examples = new ArrayList<>();
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            Deque<Future<List<Example>>> ahead = new ArrayDeque<>();
            int submitted = 0;
            int done = 0;
            while (done < work.size()) {
                while (submitted < work.size() && ahead.size() < BATCHES_AHEAD * processors) {
                    List<Callable<List<Waiting>>> few = work.subList(submitted, Math.min(submitted + BATCH, work.size()));
                    ahead.add(workers.submit(() -> embedded(few)));
                    submitted += few.size();
                }
                examples.addAll(await(ahead.remove(), workers));
                int before = done;
                done = Math.min(done + BATCH, work.size());
                if (before / SAY_EVERY != done / SAY_EVERY || done == work.size()) {
                    progress.accept("embedded " + done + " of " + work.size() + " " + what);
                }
            }
        }
        return examples;
    }

    private List<Example> embedded(List<Callable<List<Waiting>>> work) throws Exception {
        List<Example> examples = new ArrayList<>();
        List<Waiting> batch = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            batch.addAll(work.get(i).call());
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

    private static List<Example> await(Future<List<Example>> future, ExecutorService workers) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            workers.shutdownNow();
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException own -> throw own;
                case null, default -> throw new IllegalStateException("preparing an image", e.getCause());
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new TrainingProblem("interrupted; nothing was written", e);
        }
    }

    private Optional<GrayImage> decoded(byte[] file, String name) {
        return switch (reader.read(file)) {
            case DecodeOutcome.Decoded decoded -> Optional.of(ModelInput.prepare(decoded.micrograph(), edge, edge));
            case DecodeOutcome.Undecodable undecodable -> {
                progress.accept(name + " is left out: " + undecodable.message());
                yield Optional.empty();
            }
        };
    }

    private static List<Waiting> views(Optional<GrayImage> image, String name, int category, String source, boolean real, int views) {
        List<Waiting> all = new ArrayList<>();
        for (int view = 0; view < views && image.isPresent(); view++) {
            all.add(new Waiting(name, category, source, real, view, Views.of(image.get(), view)));
        }
        return all;
    }
}
