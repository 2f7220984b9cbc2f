package io.semstream.model.alignment;

/** One layer on one frame. All channels of a pixel lie together, so that the innermost loop runs over neighbours. */
final class Convolution {
    private final Layer layer;
    /** {@code [row][column][channel][filter]}. */
    private final float[] weights;
    private final float[] biases;

    Convolution(Layer layer, float[] parameters, int at) {
        this.layer = layer;
        this.weights = new float[layer.weights()];
        this.biases = new float[layer.filters()];
        int area = layer.kernel() * layer.kernel();
        for (int filter = 0; filter < layer.filters(); filter++) {
            for (int channel = 0; channel < layer.channels(); channel++) {
                for (int tap = 0; tap < area; tap++) {
                    weights[(tap * layer.channels() + channel) * layer.filters() + filter] = parameters[at
                            + (filter * layer.channels() + channel) * area + tap];
                }
            }
        }
        System.arraycopy(parameters, at + layer.weights(), biases, 0, biases.length);
    }

    float[] apply(float[] plane, int width, int height) {
        int columns = layer.outputSize(width);
        int rows = layer.outputSize(height);
        int filters = layer.filters();
        float[] result = new float[columns * rows * filters];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int to = (y * columns + x) * filters;
                System.arraycopy(biases, 0, result, to, filters);
                gather(plane, width, height, x * layer.stride() - layer.padding(), y * layer.stride() - layer.padding(), result, to);
            }
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, result[i]);
        }
        return result;
    }

    private void gather(float[] plane, int width, int height, int left, int top, float[] result, int to) {
        int channels = layer.channels();
        for (int row = Math.max(0, -top); row < Math.min(layer.kernel(), height - top); row++) {
            for (int column = Math.max(0, -left); column < Math.min(layer.kernel(), width - left); column++) {
                int from = ((top + row) * width + left + column) * channels;
                int tap = (row * layer.kernel() + column) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    add(plane[from + channel], (tap + channel) * layer.filters(), result, to);
                }
            }
        }
    }

    private void add(float value, int at, float[] result, int to) {
        for (int filter = 0; filter < layer.filters(); filter++) {
            result[to + filter] += value * weights[at + filter];
        }
    }
}
