package io.semstream.trainer;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.Micrograph;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns images into embeddings, through the same decoding and preprocessing as serving. */
final class Embedder {
    private static final List<Vendor> VENDORS = List.of(Vendor.values());

    private final FeatureExtractor backbone;
    private final int edge;
    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());
    private final MicrographRenderer renderer = new MicrographRenderer();
    private final Consumer<String> warnings;

    Embedder(FeatureExtractor backbone, int edge, Consumer<String> warnings) {
        this.backbone = backbone;
        this.edge = edge;
        this.warnings = warnings;
    }

    /** Empty, with a warning, when the file cannot be read. */
    Optional<float[]> embed(Path file) throws IOException {
        return read(file).map(image -> backbone.embed(List.of(image))[0]);
    }

    /** One example for each view; none, with a warning, when the file cannot be read. */
    List<Example> examples(LabelledImage labelled, int category, int views) throws IOException {
        return read(labelled.file())
                .map(image -> examples(image, String.valueOf(labelled.file()), category, labelled.source(), true, views)).orElse(List.of());
    }

    /** Renders a micrograph, writes it as an instrument would and reads it back, so that also the data bar is met as in serving. */
    List<Example> rendered(Structure structure, int category, long seed) {
        Vendor vendor = VENDORS.get(Math.floorMod(seed, VENDORS.size()));
        byte[] file = VendorTiff.write(renderer.render(RenderRequest.of(structure, seed).from(vendor)), vendor, 8);
        String name = "rendered " + structure + " " + seed;
        return decoded(file, name).map(image -> examples(image, name, category, "rendered", false, 1)).orElse(List.of());
    }

    private Optional<GrayImage> read(Path file) throws IOException {
        return decoded(Files.readAllBytes(file), file.toString());
    }

    private Optional<GrayImage> decoded(byte[] file, String name) {
        return switch (reader.read(file)) {
            case DecodeOutcome.Decoded decoded -> Optional.of(prepared(decoded.micrograph()));
            case DecodeOutcome.Undecodable undecodable -> {
                warnings.accept(name + " is left out: " + undecodable.message());
                yield Optional.empty();
            }
        };
    }

    private GrayImage prepared(Micrograph micrograph) {
        return ModelInput.prepare(micrograph, edge, edge);
    }

    private List<Example> examples(GrayImage image, String name, int category, String source, boolean real, int views) {
        List<GrayImage> turned = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            turned.add(Views.of(image, view));
        }
        float[][] embeddings = backbone.embed(turned);
        List<Example> examples = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            examples.add(new Example(name, category, source, real, view, embeddings[view]));
        }
        return examples;
    }
}
