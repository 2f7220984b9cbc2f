package io.semstream.trainer.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that decides how a run goes, given a network and images.
 *
 * @param sizes
 *            of the input, one after the other in equal shares of the epochs; the last is what the network will serve at
 * @param patience
 *            epochs without a better macro-F1 after which the run ends; 0 for never
 * @param auxiliaryWeight
 *            of the loss of auxiliary logits
 * @param reconstructionWeight
 *            of the mean squared error of an autoencoder
 */
public record Hyperparameters(int epochs, int batch, OptimizerKind optimizer, double learningRate, double weightDecay, double momentum,
        Schedule schedule, double warmupEpochs, ClassWeighting classWeights, double labelSmoothing, List<InputSize> sizes,
        Set<Augment> augment, int patience, double auxiliaryWeight, double reconstructionWeight, long seed) {
    private static final int MIN_EDGE = 16;
    private static final int MAX_EDGE = 2048;

    public Hyperparameters {
        sizes = List.copyOf(sizes);
        augment = Set.copyOf(augment);
        require(epochs >= 1, "--epochs must be 1 or more");
        require(batch >= 2, "--batch must be 2 or more: batch normalisation needs company");
        require(learningRate > 0 && Double.isFinite(learningRate), "--learning-rate must be above 0");
        require(weightDecay >= 0 && weightDecay < 1, "--weight-decay must be from 0 to below 1");
        require(momentum >= 0 && momentum < 1, "--momentum must be from 0 to below 1");
        require(warmupEpochs >= 0 && warmupEpochs < epochs, "--warmup must be 0 or more, and less than --epochs");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "--label-smoothing must be from 0 to below 1");
        require(!sizes.isEmpty() && sizes.stream().allMatch(size -> size.isBetween(MIN_EDGE, MAX_EDGE)),
                "sizes must be from " + MIN_EDGE + " to " + MAX_EDGE + " pixels: " + sizes);
        require(patience >= 0, "--patience must be 0 or more");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RunProblem(otherwise);
        }
    }

    /** The size to serve at. */
    public InputSize size() {
        return sizes.getLast();
    }

    /** Holds all that come one after the other. */
    public InputSize largest() {
        return sizes.stream().reduce(InputSize::around).orElseThrow();
    }

    InputSize sizeOf(int epoch) {
        return sizes.get((int) ((long) epoch * sizes.size() / epochs));
    }

    /** Setting to value, for people and for comparing runs. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch", Integer.toString(batch));
        settings.put("optimizer", optimizer.toString());
        settings.put("learning rate", Double.toString(learningRate));
        settings.put("weight decay", Double.toString(weightDecay));
        settings.put("momentum", Double.toString(momentum));
        settings.put("schedule", schedule + (warmupEpochs > 0 ? " after " + warmupEpochs + " epochs of warm-up" : ""));
        settings.put("class weights", classWeights.toString());
        settings.put("label smoothing", Double.toString(labelSmoothing));
        settings.put("input sizes", sizes.toString());
        settings.put("augmentation", augment.isEmpty() ? "none" : EnumSet.copyOf(augment).toString());
        settings.put("patience", Integer.toString(patience));
        settings.put("weight of auxiliary logits", Double.toString(auxiliaryWeight));
        settings.put("weight of reconstruction", Double.toString(reconstructionWeight));
        settings.put("seed", Long.toString(seed));
        return settings;
    }
}
