package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import io.semstream.simulator.MicrographRenderer;
import io.semstream.simulator.RenderRequest;
import io.semstream.simulator.Structure;
import io.semstream.simulator.Vendor;
import io.semstream.simulator.VendorTiff;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Decodes and renders training images, through the same decoding and preprocessing as serving. Thread-safe; each image is one call, so that several threads can share them. */
final class Preparation {
    private static final List<Vendor> VENDORS = List.of(Vendor.values());

    private static final int SAY_EVERY = 100;

    private final int edge;
    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());
    private final MicrographRenderer renderer = new MicrographRenderer();
    private final Consumer<String> progress;

    /** What prepares one image; absent, with a warning, when its file cannot be read. */
    interface Work extends Callable<Optional<Prepared>> {
        @Override
        Optional<Prepared> call() throws IOException;
    }

    /**
     * @param edge
     *            columns and rows of what the backbone sees
     */
    Preparation(int edge, Consumer<String> progress) {
        this.edge = edge;
        this.progress = progress;
    }

    /** The groups of a split take the place of sources. */
    List<Work> real(TrainingImages images) {
        return images.images().stream().<Work>map(image -> () -> real(image, images)).toList();
    }

    private Optional<Prepared> real(LabelledImage image, TrainingImages images) throws IOException {
        String source = images.split() ? image.group() : image.source();
        return prepared(Files.readAllBytes(image.file()), image.file().toString(), images.categories().indexOf(image.category()), source,
                true);
    }

    /** Micrographs that are rendered, written as an instrument would and read back, so that also the data bar is met as in serving. */
    List<Work> rendered(Structure structure, int category, int count, long seed) {
        return LongStream.range(0, count).<Work>mapToObj(i -> () -> rendered(structure, category, seed * 1_000_003 + i)).toList();
    }

    private Optional<Prepared> rendered(Structure structure, int category, long seed) {
        Vendor vendor = VENDORS.get(Math.floorMod(seed, VENDORS.size()));
        byte[] file = VendorTiff.write(renderer.render(RenderRequest.of(structure, seed).from(vendor)), vendor, 8);
        return prepared(file, "rendered " + structure + " " + seed, category, "rendered", false);
    }

    /** What can be read, in order, by all processors. */
    List<Prepared> all(List<Work> work) throws IOException {
        List<Prepared> all = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Optional<Prepared>>> ordered = work.stream().map(workers::submit).toList();
            for (int i = 0; i < ordered.size(); i++) {
                Workers.result(ordered.get(i), workers).ifPresent(all::add);
                if ((i + 1) % SAY_EVERY == 0 || i + 1 == ordered.size()) {
                    progress.accept("prepared " + (i + 1) + " of " + ordered.size() + " images");
                }
            }
        }
        return all;
    }

    private Optional<Prepared> prepared(byte[] file, String name, int category, String source, boolean real) {
        return switch (reader.read(file)) {
            case DecodeOutcome.Decoded decoded ->
                Optional.of(new Prepared(name, category, source, real, ModelInput.prepare(decoded.micrograph(), edge, edge)));
            case DecodeOutcome.Undecodable undecodable -> {
                progress.accept(name + " is left out: " + undecodable.message());
                yield Optional.empty();
            }
        };
    }
}
