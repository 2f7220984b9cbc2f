package io.semstream.trainer;

import io.semstream.model.ModelBundle;
import io.semstream.model.network.OutputKind;
import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out what a network begins with, from the options. */
final class Beginning {
    private Beginning() {}

    static NetworkTraining.Begin of(Optional<Path> backbone, NetworkOptions options, List<String> categories) {
        Optional<ModelBundle> bundle = options.startFrom().map(ModelBundle::load);
        bundle.ifPresent(start -> requireSame(start, categories));
        require(bundle.isEmpty() || options.mode() == Mode.FINE_TUNE, "--start-from goes with --mode fine-tune");
        if (options.architecture().isEmpty()) {
            require(options.precision() == Precision.FULL, "--precision mixed needs --architecture: a network that is given as TorchScript"
                    + " computes as it was written; leave --precision out");
            return new NetworkTraining.Begin(Optional.empty(), Optional.of(foreign(backbone, bundle)));
        }
        Architecture architecture = options.architecture().get();
        require(backbone.isEmpty(), "give --architecture or --backbone, not both: they are two networks");
        Optional<Path> weights = options.weights().or(() -> bundle.map(ModelBundle::model));
        require(options.mode() == Mode.SCRATCH || weights.isPresent(), "fine-tuning " + architecture
                + " needs pretrained weights: give them with --weights FILE (nothing is downloaded), or train from nothing with --mode scratch");
        require(options.mode() == Mode.FINE_TUNE || weights.isEmpty(), "--weights and --mode scratch contradict each other");
        return new NetworkTraining.Begin(Optional.of(architecture.plan(categories.size())), weights);
    }

    private static Path foreign(Optional<Path> backbone, Optional<ModelBundle> bundle) {
        bundle.ifPresent(start -> require(start.output() == OutputKind.EMBEDDING,
                "--start-from " + start.directory() + ": say with --architecture which network it holds"));
        return backbone.or(() -> bundle.map(ModelBundle::model))
                .orElseThrow(
                        () -> new TrainingProblem("nothing to train: give --architecture NAME, --backbone FILE or --start-from BUNDLE"));
    }

    private static void requireSame(ModelBundle bundle, List<String> categories) {
        if (!bundle.categories().equals(categories)) {
            TreeSet<String> missing = new TreeSet<>(bundle.categories());
            missing.removeAll(categories);
            TreeSet<String> more = new TreeSet<>(categories);
            more.removeAll(bundle.categories());
            throw new TrainingProblem("the categories differ from those of " + bundle.directory() + ": only the bundle has " + missing
                    + ", only the data have " + more + (missing.isEmpty() && more.isEmpty() ? " (the order differs)" : "")
                    + "; use its model.pt as --weights or --backbone to begin with another last layer");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TrainingProblem(otherwise);
        }
    }

    static String describe(NetworkTraining.Begin begin) {
        String network = begin.plan().map(plan -> plan.name() + ", " + plan.serving().parameters() + " parameters")
                .orElse("TorchScript with a new linear head");
        return network + begin.weights().map(file -> ", begun with " + file.getFileName()).orElse(", from scratch");
    }
}
