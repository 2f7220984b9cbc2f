package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import io.semstream.model.BundleCard;
import io.semstream.model.BundleContent;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.OutputKind;
import io.semstream.trainer.architecture.GivenWeights;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.Plan;
import io.semstream.trainer.architecture.TorchArchive;
import io.semstream.trainer.architecture.WeightsFile;
import io.semstream.trainer.training.Hyperparameters;
import io.semstream.trainer.training.InputSize;
import io.semstream.trainer.training.Interruption;
import io.semstream.trainer.training.PreparedImages;
import io.semstream.trainer.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Trains a whole network and makes a calibrated bundle of it. */
final class NetworkTraining {
    private final Begin begin;
    private final TrainingImages images;
    private final Hyperparameters settings;
    private final NetworkOptions options;
    private final Path work;
    private final Consumer<String> progress;

    /**
     * What the network is before training.
     *
     * @param plan
     *            absent for a foreign TorchScript
     * @param weights
     *            for the plan; or the foreign TorchScript itself
     */
    record Begin(Optional<Plan> plan, Optional<Path> weights) {}

    NetworkTraining(Begin begin, TrainingImages images, Hyperparameters settings, NetworkOptions options, Path work,
            Consumer<String> progress) {
        this.begin = begin;
        this.images = images;
        this.settings = settings;
        this.options = options;
        this.work = work;
        this.progress = progress;
    }

    /** Everything of a bundle but the names people give it. */
    record Result(OutputKind output, Path model, Optional<LinearHead> head, NetworkCalibration.Fit fit, TrainingRun.Outcome outcome,
            InputContract input, Optional<String> classMap) {
        BundleContent bundle(String name, String version, List<String> categories, BundleCard card) {
            return new BundleContent(name, version, categories, input, output, model, head, fit.calibration(), card, Optional.empty(),
                    classMap);
        }
    }

    Result run(double coverage, Interruption interruption) throws IOException {
        begin.plan().ifPresent(this::requireFit);
        Files.createDirectories(work);
        Path module = module();
        try (PreparedImages pixels = prepared()) {
            Halves halves = Halves.of(images, pixels.readable(), options.validation(), settings.seed(), progress);
            progress.accept(halves.training().size() + " images to learn from, " + halves.validation().size() + " for validation, "
                    + images.categories().size() + " categories");
            int[] labels = new int[images.images().size()];
            Arrays.setAll(labels, images::category);
            var all = new TrainingRun.Images(pixels, labels, images.categories().size(), halves.training(), halves.validation());
            TrainingRun.Outcome outcome = new TrainingRun(work, settings, options.devices(),
                    Duration.ofMinutes(options.checkpointMinutes()),
                    interruption, progress).run(module, all, identity());
            progress.accept("calibrating the network of epoch " + (outcome.bestEpoch() + 1));
            return result(outcome, all, coverage);
        }
    }

    private void requireFit(Plan plan) {
        for (InputSize size : settings.sizes()) {
            try {
                var shapes = plan.shapes(size.height(), size.width());
                if (plan.reconstruction().isPresent()
                        && !Objects.equals(shapes.get(plan.reconstruction().get()), shapes.get(Plan.INPUT))) {
                    throw new TrainingProblem(plan.name() + " gives back images only of sizes that are multiples of 16, not of " + size);
                }
            } catch (IllegalArgumentException tooSmall) {
                throw new TrainingProblem("images of " + size + " pixels: " + tooSmall.getMessage() + " (" + plan.name() + ")", tooSmall);
            }
        }
    }

    /** What training begins with, as TorchScript. */
    private Path module() throws IOException {
        if (begin.plan().isEmpty()) {
            return begin.weights().orElseThrow();
        }
        Plan plan = begin.plan().get();
        Path module = work.resolve("begin.pt");
        Initialisation anew = new Initialisation(settings.seed());
        if (begin.weights().isEmpty()) {
            TorchArchive.training(plan, options.precision()).write(anew, module);
            return module;
        }
        try (WeightsFile file = WeightsFile.open(begin.weights().get())) {
            GivenWeights given = GivenWeights.forPlan(plan, file, anew);
            given.anew().forEach(tensor -> progress.accept("begins anew: " + tensor));
            TorchArchive.training(plan, options.precision()).write(given, module);
        }
        return module;
    }

    private PreparedImages prepared() throws IOException {
        List<Path> files = images.images().stream().map(LabelledImage::file).toList();
        return PreparedImages.in(work.resolve("images.bin"), images.digest() + " " + files.size(), files, settings.largest(),
                progress);
    }

    private Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>();
        identity.put("data set digest", images.digest());
        identity.put("network", begin.plan().map(plan -> plan.name() + " with " + plan.parameters() + " parameters").orElse("TorchScript"));
        identity.put("precision", options.precision().toString());
        identity.put("weights", begin.weights().map(Path::toString).orElse("none"));
        identity.put("validation share", Double.toString(options.validation()));
        return identity;
    }

    private Result result(TrainingRun.Outcome outcome, TrainingRun.Images all, double coverage) throws IOException {
        InputContract input = InputContract.grey(settings.size().width(), settings.size().height());
        Path model = outcome.module();
        if (begin.plan().isPresent()) {
            model = work.resolve("model.pt");
            Plan served = begin.plan().get().serving();
            try (WeightsFile file = WeightsFile.open(outcome.module())) {
                TorchArchive.serving(served).write(GivenWeights.forPlan(served, file, new Initialisation(0)), model);
            }
        }
        OutputKind output = outcome.head().isPresent() ? OutputKind.EMBEDDING : OutputKind.LOGITS_AND_EMBEDDING;
        var fit = new NetworkCalibration(model, input, output, outcome.head(), options.device(), progress).fit(all, coverage);
        return new Result(output, model, outcome.head(), fit, outcome, input, begin.plan().flatMap(TorchArchive::classMap));
    }

    /** The files that training made in its folder, and the folder when nothing else is in it. */
    static void discard(Path work) throws IOException {
        TrainingRun.discard(work);
        for (String name : List.of("begin.pt", "model.pt", "images.bin", "images.bin.complete")) {
            Files.deleteIfExists(work.resolve(name));
        }
        try (var left = Files.list(work)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(work);
    }
}
