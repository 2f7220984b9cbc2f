package io.semstream.model.alignment;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.alignment.Alignment;
import io.semstream.micrograph.alignment.AlignmentMethod;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A small convolutional network that was trained on simulated wires to tell the aligned fraction and the direction (the second result of Modarres et al., Sci. Rep. 7:13282, 2017,
 * used a network for it too). Computed in plain Java: it runs beside the classifier on threads that know no libtorch. {@code docs/alignment.md} says what its numbers mean.
 */
public final class WireNetwork implements AlignmentMethod {
    public static final String NAME = "network";
    public static final int VERSION = 1;
    /** Below it the direction means nothing. */
    private static final double LEAST_FRACTION = 0.1;

    private final float[] parameters;
    private final double standardError;

    /**
     * @param parameters
     *            layer after layer the weights as {@code [filter][channel][row][column]} and the biases, then those of the linear layer
     * @param standardError
     *            root mean square error of the fraction on simulated frames it was not trained on
     */
    WireNetwork(float[] parameters, double standardError) {
        if (parameters.length != Layer.parameters()) {
            throw new IllegalArgumentException(parameters.length + " parameters for a network of " + Layer.parameters());
        }
        this.parameters = parameters.clone();
        this.standardError = (float) standardError; // as files hold it
    }

    /**
     * @param matrix
     *            one row: the standard error, then the parameters
     * @throws IllegalArgumentException
     *             when it is no such network
     */
    public static WireNetwork of(float[][] matrix) {
        if (matrix.length != 1 || matrix[0].length != Layer.parameters() + 1) {
            throw new IllegalArgumentException("a wire network of version " + VERSION + " has 1 x " + (Layer.parameters() + 1)
                    + " numbers, here are " + matrix.length + " x " + matrix[0].length);
        }
        return new WireNetwork(Arrays.copyOfRange(matrix[0], 1, matrix[0].length), matrix[0][0]);
    }

    /** As {@link #of} takes it. */
    public float[][] matrix() {
        float[] row = new float[parameters.length + 1];
        row[0] = (float) standardError;
        System.arraycopy(parameters, 0, row, 1, parameters.length);
        return new float[][]{row};
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Optional<Alignment> measure(GrayImage specimen) {
        GrayImage input = WireInput.reduced(specimen);
        float[] answer = answer(input);
        double fraction = Math.clamp(answer[0], 0f, 1f);
        double length = Math.min(1, Math.hypot(answer[1], answer[2]));
        OptionalDouble direction = fraction < LEAST_FRACTION || length < LEAST_FRACTION
                ? OptionalDouble.empty()
                : OptionalDouble.of(Alignment.axis(Math.toDegrees(Math.atan2(answer[2], answer[1])) / 2));
        return Optional.of(new Alignment(fraction, standardError, direction, OptionalDouble.empty(), length));
    }

    /** Aligned fraction, and the fraction times cosine and sine of the doubled direction. */
    float[] answer(GrayImage input) {
        float[] plane = WireInput.standardised(input);
        int width = input.width();
        int height = input.height();
        int at = 0;
        for (Layer layer : Layer.ALL) {
            plane = new Convolution(layer, parameters, at).apply(plane, width, height);
            width = layer.outputSize(width);
            height = layer.outputSize(height);
            at += layer.weights() + layer.filters();
        }
        return linear(mean(plane), at);
    }

    private static float[] mean(float[] plane) {
        float[] mean = new float[Layer.FEATURES];
        for (int i = 0; i < plane.length; i++) {
            mean[i % Layer.FEATURES] += plane[i];
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= (float) plane.length / Layer.FEATURES;
        }
        return mean;
    }

    private float[] linear(float[] features, int at) {
        float[] outputs = new float[Layer.OUTPUTS];
        for (int k = 0; k < outputs.length; k++) {
            float sum = parameters[at + Layer.OUTPUTS * features.length + k];
            for (int d = 0; d < features.length; d++) {
                sum += parameters[at + k * features.length + d] * features[d];
            }
            outputs[k] = sum;
        }
        return outputs;
    }
}
