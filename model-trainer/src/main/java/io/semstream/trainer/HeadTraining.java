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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Feature extraction: images go through a backbone, and a linear head is trained on what comes out.
 *
 * @param rendered
 *            micrographs for each category that can be rendered
 * @param views
 *            of each real image; where nothing is said, as many as the heap holds
 */
record HeadTraining(Path backbone, int edge, Device device, int rendered, double renderedWeight, Optional<Integer> views, double coverage,
        long seed, Consumer<String> progress) {

    /** On the backbone as it is, through which every image goes once. */
    HeadTrainer.Result run(TrainingImages images) throws IOException {
        try (var extractor = open()) {
            Embedder embedder = new Embedder(extractor, progress);
            Preparation preparation = new Preparation(edge, progress);
            int count = views(images, extractor, 0);
            List<Example> embedded = new ArrayList<>(embedder.examples(preparation.real(images), count, "images"));
            for (Structure structure : renderable(images.categories()).toList()) {
                embedded.addAll(embedder.examples(rendered(preparation, structure, images), 1,
                        "rendered images of " + structure.category()));
            }
            List<Example> examples = apart(images, embedded);
            return trained(images, examples, unseen -> examples);
        }
    }

    /**
     * On a backbone that learns a little first, anew for each set of sources that judge.
     *
     * @param tuned
     *            where the backbone goes that has learned from all images
     */
    HeadTrainer.Result run(TrainingImages images, TunedBackbone tuned) throws IOException {
        int count;
        try (var extractor = open()) {
            count = views(images, extractor, edge * edge);
        }
        Preparation preparation = new Preparation(edge, progress);
        List<Preparation.Work> work = new ArrayList<>(preparation.real(images));
        renderable(images.categories()).forEach(structure -> work.addAll(rendered(preparation, structure, images)));
        List<Prepared> prepared = apart(images, preparation.all(work));
        return trained(images, prepared, unseen -> {
            tuned.learn(prepared.stream().filter(image -> !unseen.contains(image.source())).toList(), images.categories().size(), unseen);
            try (var extractor = FeatureExtractor.open(tuned.file(), input(), device)) {
                return new Embedder(extractor, line -> {}).examples(
                        prepared.stream().<Preparation.Work>map(image -> () -> Optional.of(image)).toList(), count, "images");
            }
        });
    }

    private FeatureExtractor open() {
        return FeatureExtractor.open(backbone, input(), device);
    }

    private InputContract input() {
        return InputContract.grey(edge, edge);
    }

    private HeadTrainer.Result trained(TrainingImages images, List<? extends Sourced<?>> sourced, Embeddings embeddings)
            throws IOException {
        List<Set<String>> folds = folds(images, sourced);
        if (folds.stream().allMatch(Set::isEmpty) || sourced.stream().filter(Sourced::real).map(Sourced::source).distinct().count() < 2) {
            throw new TrainingProblem(
                    "there are no images to judge by: two or more sources are needed, or a split with a validation part");
        }
        return new HeadTrainer(images.categories(), coverage, renderedWeight, progress).train(embeddings, folds);
    }

    /** Where each category has a source of its own, leaving one out would leave out the category: then every image counts as a source. */
    private <T extends Sourced<T>> List<T> apart(TrainingImages images, List<T> all) {
        if (images.split() || !Sourced.isOneForEachCategory(all)) {
            return all;
        }
        progress.accept("warning: no category has images of two sources (the part of the name before the first underscore);"
                + " every image counts as a source, and numbers will look better than on new samples");
        return all.stream().map(image -> image.real() ? image.ofSource(image.name()) : image).toList();
    }

    /** A split that is fixed judges by its validation part. */
    private static List<Set<String>> folds(TrainingImages images, List<? extends Sourced<?>> sourced) {
        if (!images.split()) {
            return UnseenSources.folds(sourced);
        }
        Set<String> held = images.images().stream().filter(image -> image.part().equals(Optional.of(Part.VALIDATION)))
                .map(LabelledImage::group).collect(Collectors.toSet());
        return List.of(held);
    }

    /**
     * @param pixels
     *            of an image that are kept
     */
    private int views(TrainingImages images, FeatureExtractor extractor, int pixels) {
        int dimensions = extractor.embed(List.of(new GrayImage(edge, edge, new byte[edge * edge])))[0].length;
        int micrographs = rendered * (int) renderable(images.categories()).count();
        return new ViewBudget(dimensions, pixels, Runtime.getRuntime().maxMemory()).views(views, images.images().size(), micrographs,
                progress);
    }

    private List<Preparation.Work> rendered(Preparation preparation, Structure structure, TrainingImages images) {
        return preparation.rendered(structure, images.categories().indexOf(structure.category()), rendered, seed);
    }

    private static Stream<Structure> renderable(List<String> categories) {
        return Arrays.stream(Structure.values()).filter(structure -> categories.contains(structure.category()));
    }
}
