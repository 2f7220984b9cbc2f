package io.semstream.trainer;

import io.semstream.model.network.Device;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What can be said about training a head. */
final class HeadOptions {
    @Option(names = "--rendered", defaultValue = "100", paramLabel = "N", description = "feature extraction: rendered micrographs for each category that can be rendered (default: ${DEFAULT-VALUE})")
    private int rendered;

    @Option(names = "--rendered-weight", defaultValue = "2", paramLabel = "W", description = "feature extraction: what the rendered images of a category count together, against 1 for its real ones (default: ${DEFAULT-VALUE})")
    private double renderedWeight;

    @Option(names = "--views", paramLabel = "1..8", description = "feature extraction: turned and mirrored views of each real image (default: 8, or as many as the heap holds)")
    private Optional<Integer> views = Optional.empty();

    @Option(names = "--tune-steps", defaultValue = "0", paramLabel = "N", description = "feature extraction: steps in which the network itself learns a little before the head is fitted; 30 are a good number (default: ${DEFAULT-VALUE})")
    private int tuneSteps;

    @Option(names = "--tune-from", paramLabel = "PARAMETER", description = "with --tune-steps: the network's parameters before this one stay as they are, such as features.13 (default: all learn)")
    private Optional<String> tuneFrom = Optional.empty();

    /**
     * @throws TrainingProblem
     *             when they contradict each other or the mode
     */
    void requireSensible(Mode mode) {
        require(views.stream().allMatch(count -> count >= 1 && count <= Views.ALL), "--views must be 1 to " + Views.ALL);
        require(rendered >= 0 && renderedWeight >= 0, "--rendered and --rendered-weight must not be negative");
        require(tuneSteps >= 0, "--tune-steps must not be negative");
        require(tuneSteps > 0 || tuneFrom.isEmpty(), "--tune-from goes with --tune-steps");
        require(tuneSteps == 0 || mode == Mode.FEATURE_EXTRACTION,
                "--tune-steps is for a head; --mode " + mode + " trains the whole network anyway");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TrainingProblem(otherwise);
        }
    }

    HeadTraining training(Path backbone, int edge, Device device, double coverage, long seed, Consumer<String> progress) {
        return new HeadTraining(backbone, edge, device, rendered, renderedWeight, views, coverage, seed, progress);
    }

    /** Whether the network below the head learns before. */
    boolean tunes() {
        return tuneSteps > 0;
    }

    int tuneSteps() {
        return tuneSteps;
    }

    Optional<String> tuneFrom() {
        return tuneFrom;
    }

    double renderedWeight() {
        return renderedWeight;
    }

    /** As a bundle's card says it. */
    String rendered() {
        return String.format(Locale.ROOT, "%d, together counting %.1f times the real ones", rendered, renderedWeight);
    }
}
