package io.semstream.trainer;

import io.semstream.model.network.Device;
import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.Precision;
import io.semstream.trainer.training.Augment;
import io.semstream.trainer.training.BackboneTuning;
import io.semstream.trainer.training.ClassWeighting;
import io.semstream.trainer.training.Hyperparameters;
import io.semstream.trainer.training.InputSize;
import io.semstream.trainer.training.OptimizerKind;
import io.semstream.trainer.training.RunProblem;
import io.semstream.trainer.training.Schedule;
import io.semstream.trainer.training.TrainingDevices;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What can be said about training a whole network; what is not said comes from the recipe, or else from the standard settings. */
final class NetworkOptions {
    @Option(names = "--architecture", paramLabel = "NAME", description = "network to train: ${COMPLETION-CANDIDATES}")
    private Optional<Architecture> architecture = Optional.empty();

    @Option(names = "--mode", paramLabel = "MODE", description = "${COMPLETION-CANDIDATES}; feature-extraction trains a linear head alone")
    private Optional<Mode> mode = Optional.empty();

    @Option(names = "--recipe", paramLabel = "NAME", description = "network and settings of a publication; 'list' shows them all; other options override it")
    private Optional<String> recipe = Optional.empty();

    @Option(names = "--describe", description = "print the network layer by layer and end")
    private boolean describe;

    @Option(names = "--weights", paramLabel = "FILE", description = "pretrained weights of the architecture, with torchvision's names (timm's for inception-v4): a state dictionary of torch.save, TorchScript or safetensors")
    private Optional<Path> weights = Optional.empty();

    @Option(names = "--start-from", paramLabel = "BUNDLE", description = "go on from a bundle with the same categories")
    private Optional<Path> startFrom = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "times that every image is seen")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "images of one step")
    private Optional<Integer> batch = Optional.empty();

    @Option(names = "--size", paramLabel = "PIXELS", converter = Sizes.class, description = "of the network's input, such as 224, or 1024x768 for width and height")
    private Optional<InputSize> size = Optional.empty();

    @Option(names = "--progressive-resize", split = ",", paramLabel = "PIXELS", converter = Sizes.class, description = "input sizes one after the other, such as 64,128,224")
    private List<InputSize> progressive = List.of();

    @Option(names = "--optimizer", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Optional<OptimizerKind> optimizer = Optional.empty();

    @Option(names = "--learning-rate", paramLabel = "X", description = "the highest of the schedule")
    private Optional<Double> learningRate = Optional.empty();

    @Option(names = "--schedule", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Optional<Schedule> schedule = Optional.empty();

    @Option(names = "--warmup", paramLabel = "EPOCHS", description = "over which the learning rate rises at the beginning")
    private Optional<Double> warmup = Optional.empty();

    @Option(names = "--weight-decay", paramLabel = "X", description = "pull of every weight towards 0")
    private Optional<Double> weightDecay = Optional.empty();

    @Option(names = "--momentum", paramLabel = "X", description = "of sgd")
    private Optional<Double> momentum = Optional.empty();

    @Option(names = "--class-weights", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Optional<ClassWeighting> classWeights = Optional.empty();

    @Option(names = "--label-smoothing", paramLabel = "X", description = "0 to below 1")
    private Optional<Double> labelSmoothing = Optional.empty();

    @Option(names = "--augment", paramLabel = "NAMES", description = "all, none, or some of flip-horizontal, flip-vertical, rotate, contrast, brightness, noise, blur, scale, mask-bar, with commas between")
    private Optional<String> augment = Optional.empty();

    @Option(names = "--patience", paramLabel = "EPOCHS", description = "end after so many without a better macro-F1; 0 for never")
    private Optional<Integer> patience = Optional.empty();

    @Option(names = "--validation", defaultValue = "0.2", paramLabel = "SHARE", description = "of images kept for validation when the data set is not split (default: ${DEFAULT-VALUE})")
    private double validation;

    @Option(names = "--work", paramLabel = "DIR", description = "folder for checkpoints and reduced images (default: the bundle's name with .training)")
    private Optional<Path> work = Optional.empty();

    @Option(names = "--resume", description = "go on from the last checkpoint")
    private boolean resume;

    @Option(names = "--checkpoint-minutes", defaultValue = "10", paramLabel = "N", description = "at the latest between two checkpoints; there is one after every epoch, too (default: ${DEFAULT-VALUE})")
    private int checkpointMinutes;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "NAMES", converter = DeviceNames.class, description = "auto, cpu, gpu; for a whole network also all (every GPU) or some such as cuda:0,cuda:1, which share every batch (default: ${DEFAULT-VALUE})")
    private TrainingDevices devices = TrainingDevices.AUTO;

    @Option(names = "--precision", defaultValue = "full", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; mixed trains a whole network with convolutions and linear layers in bfloat16, for graphics processors; the bundle is of 32-bit floats (default: ${DEFAULT-VALUE})")
    private Precision precision = Precision.FULL;

    boolean listsRecipes() {
        return recipe.filter("list"::equals).isPresent();
    }

    boolean describes() {
        return describe;
    }

    Optional<Recipe> recipe() {
        return recipe.map(Recipes::named);
    }

    Optional<Architecture> architecture() {
        return architecture.or(() -> recipe().map(Recipe::architecture));
    }

    /** Without a word of it: what the given files allow. */
    Mode mode() {
        return mode.or(() -> recipe().map(Recipe::mode)).orElseGet(
                () -> architecture.isEmpty() && startFrom.isEmpty()
                        ? Mode.FEATURE_EXTRACTION
                        : weights.isPresent() || startFrom.isPresent() ? Mode.FINE_TUNE : Mode.SCRATCH);
    }

    Hyperparameters settings(long seed) {
        return overridden(recipe().map(Recipe::settings)
                .orElseGet(() -> Recipe.standard(architecture().orElse(Architecture.MOBILENET_V2), mode())), seed);
    }

    /** How a backbone learns a little before a head is fitted. */
    BackboneTuning tuning(int steps, Optional<String> from, int edge, long seed) {
        return new BackboneTuning(steps, from, overridden(Recipe.tuning(InputSize.square(edge)), seed), devices);
    }

    private Hyperparameters overridden(Hyperparameters base, long seed) {
        return new Hyperparameters(epochs.orElse(base.epochs()), batch.orElse(base.batch()), optimizer.orElse(base.optimizer()),
                learningRate.orElse(base.learningRate()), weightDecay.orElse(base.weightDecay()), momentum.orElse(base.momentum()),
                schedule.orElse(base.schedule()), warmup.orElse(Math.min(base.warmupEpochs(), epochs.orElse(base.epochs()) - 1.0)),
                classWeights.orElse(base.classWeights()), labelSmoothing.orElse(base.labelSmoothing()), sizes(base),
                augment.map(NetworkOptions::augment).orElse(base.augment()), patience.orElse(base.patience()), base.auxiliaryWeight(),
                base.reconstructionWeight(), seed);
    }

    private List<InputSize> sizes(Hyperparameters base) {
        if (progressive.isEmpty()) {
            return size.map(List::of).orElse(base.sizes());
        }
        if (size.isPresent() && !size.get().equals(progressive.getLast())) {
            throw new TrainingProblem("--size " + size.get() + " is not the last of --progressive-resize " + progressive);
        }
        return progressive;
    }

    private static Set<Augment> augment(String names) {
        if (names.equals("all") || names.equals("none")) {
            return names.equals("all") ? Augment.all() : Set.of();
        }
        Set<Augment> chosen = EnumSet.noneOf(Augment.class);
        for (String name : names.split(",")) {
            chosen.add(java.util.Arrays.stream(Augment.values())
                    .filter(augment -> augment.toString().equals(name.strip().toLowerCase(Locale.ROOT))).findFirst()
                    .orElseThrow(() -> new TrainingProblem("--augment " + name + ": there are all, none, " + List.of(Augment.values()))));
        }
        return chosen;
    }

    Optional<InputSize> size() {
        return size;
    }

    Optional<Path> weights() {
        return weights;
    }

    Optional<Path> startFrom() {
        return startFrom;
    }

    double validation() {
        return validation;
    }

    Path work(Path out) {
        return work.orElseGet(() -> out.toAbsolutePath().resolveSibling(out.toAbsolutePath().getFileName() + ".training"));
    }

    boolean resumes() {
        return resume;
    }

    int checkpointMinutes() {
        return checkpointMinutes;
    }

    Precision precision() {
        return precision;
    }

    TrainingDevices devices() {
        return devices;
    }

    /** For what computes on one device alone. */
    Device device() {
        return devices.first();
    }

    /** From the command line. */
    private static final class Sizes implements ITypeConverter<InputSize> {
        @Override
        public InputSize convert(String text) {
            try {
                return InputSize.parse(text);
            } catch (RunProblem problem) {
                throw new TypeConversionException(problem.getMessage());
            }
        }
    }

    /** From the command line. */
    private static final class DeviceNames implements ITypeConverter<TrainingDevices> {
        @Override
        public TrainingDevices convert(String text) {
            try {
                return TrainingDevices.parse(text);
            } catch (RunProblem problem) {
                throw new TypeConversionException(problem.getMessage());
            }
        }
    }
}
