package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import io.semstream.dataset.Part;
import io.semstream.micrograph.GrayImage;
import io.semstream.model.FeatureExtractor;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.simulator.Structure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Feature extraction: images go once through a fixed backbone, and a linear head is trained on what comes out.
 *
 * @param rendered
 *            micrographs for each category that can be rendered
 * @param views
 *            of each real image; where nothing is said, as many as the heap holds
 */
record HeadTraining(Path backbone, int edge, Device device, int rendered, double renderedWeight, Optional<Integer> views, double coverage,
        long seed, Consumer<String> progress) {

    HeadTrainer.Result run(TrainingImages images) throws IOException {
        try (var extractor = FeatureExtractor.open(backbone, InputContract.grey(edge, edge), device)) {
            List<Example> embedded = embedded(images, new Embedder(extractor, edge, progress), views(images, extractor));
            List<Example> examples = images.split() ? embedded : apart(embedded);
            List<Set<String>> folds = folds(images, examples);
            if (folds.stream().allMatch(Set::isEmpty)
                    || examples.stream().filter(Example::judges).map(Example::source).distinct().count() < 2) {
                throw new TrainingProblem(
                        "there are no images to judge by: two or more sources are needed, or a split with a validation part");
            }
            return new HeadTrainer(images.categories(), coverage, renderedWeight, progress).train(examples, folds);
        }
    }

    /** Where each category has a source of its own, leaving one out would leave out the category: then every image counts as a source. */
    private List<Example> apart(List<Example> examples) {
        Map<Integer, Set<String>> sources = new HashMap<>();
        examples.stream().filter(Example::real)
                .forEach(example -> sources.computeIfAbsent(example.category(), k -> new HashSet<>()).add(example.source()));
        if (sources.values().stream().anyMatch(own -> own.size() > 1)) {
            return examples;
        }
        progress.accept("warning: no category has images of two sources (the part of the name before the first underscore);"
                + " every image counts as a source, and numbers will look better than on new samples");
        return examples.stream().map(example -> example.real() ? example.ofSource(example.name()) : example).toList();
    }

    /** A split that is fixed judges by its validation part. */
    private static List<Set<String>> folds(TrainingImages images, List<Example> examples) {
        if (!images.split()) {
            return UnseenSources.folds(examples);
        }
        Set<String> held = images.images().stream().filter(image -> image.part().equals(Optional.of(Part.VALIDATION)))
                .map(LabelledImage::group).collect(Collectors.toSet());
        return List.of(held);
    }

    private int views(TrainingImages images, FeatureExtractor extractor) {
        int dimensions = extractor.embed(List.of(new GrayImage(edge, edge, new byte[edge * edge])))[0].length;
        int micrographs = rendered * (int) renderable(images.categories()).count();
        return new ViewBudget(dimensions, Runtime.getRuntime().maxMemory()).views(views, images.images().size(), micrographs, progress);
    }

    private List<Example> embedded(TrainingImages images, Embedder embedder, int count) throws IOException {
        List<Example> examples = new ArrayList<>(embedder.examples(images, count));
        for (Structure structure : renderable(images.categories()).toList()) {
            examples.addAll(embedder.rendered(structure, images.categories().indexOf(structure.category()), rendered, seed));
        }
        return examples;
    }

    private static Stream<Structure> renderable(List<String> categories) {
        return Arrays.stream(Structure.values()).filter(structure -> categories.contains(structure.category()));
    }
}
