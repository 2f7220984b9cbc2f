package io.semstream.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What a batch costs: cross entropy with class weights and smoothed labels, and what auxiliary outputs add. */
final class Losses {
    private final float[] classWeights;
    // Floats, not doubles: a factor of 64 bits would make the loss one of 64 bits.
    private final double smoothing;
    private final float auxiliaryWeight;
    private final float reconstructionWeight;

    Losses(Hyperparameters settings, float[] classWeights) {
        this.classWeights = classWeights;
        this.smoothing = settings.labelSmoothing();
        this.auxiliaryWeight = (float) settings.auxiliaryWeight();
        this.reconstructionWeight = (float) settings.reconstructionWeight();
    }

    /**
     * @param extras
     *            auxiliary logits {@code [B,K]} or a reconstruction {@code [B,1,H,W]} of the input
     * @param whole
     *            labels of all images of the batch of which these are a part: what the parts cost adds up to what the batch costs
     */
    NDArray of(NDArray logits, NDList extras, NDArray input, int[] labels, int[] whole) {
        NDArray target = target(input.getManager(), labels, whole);
        float share = labels.length / (float) whole.length;
        NDArray loss = crossEntropy(logits, target);
        for (NDArray extra : extras) {
            loss = loss.add(extra.getShape().dimension() == 2
                    ? crossEntropy(extra, target).mul(auxiliaryWeight)
                    : extra.sub(input).square().mean().mul(reconstructionWeight * share));
        }
        return loss;
    }

    private static NDArray crossEntropy(NDArray logits, NDArray target) {
        return logits.logSoftmax(1).mul(target).sum().neg();
    }

    /** Rows of smoothed labels, weighted so that those of the whole batch add up to 1. */
    private NDArray target(NDManager manager, int[] labels, int[] whole) {
        int categories = classWeights.length;
        float[] values = new float[labels.length * categories];
        double total = 0;
        for (int label : whole) {
            total += classWeights[label];
        }
        for (int i = 0; i < labels.length; i++) {
            double weight = classWeights[labels[i]] / total;
            for (int k = 0; k < categories; k++) {
                values[i * categories + k] = (float) (weight * (smoothing / categories + (k == labels[i] ? 1 - smoothing : 0)));
            }
        }
        return manager.create(values, new Shape(labels.length, categories));
    }
}
