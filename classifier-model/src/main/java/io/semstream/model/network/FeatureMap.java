package io.semstream.model.network;

/**
 * What a network has found where in a frame.
 *
 * @param values
 *            {@code channels} planes of {@code height} rows of {@code width} values
 */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
public record FeatureMap(int channels, int width, int height, float[] values) {
    public FeatureMap {
        if (channels < 1 || width < 1 || height < 1 || values.length != (long) channels * width * height) {
            throw new IllegalArgumentException(values.length + " values for " + channels + " x " + height + " x " + width);
        }
    }

    public float at(int channel, int x, int y) {
        return values[(channel * height + y) * width + x];
    }

    /** The mean of each channel: global average pooling. */
    public float[] pooled() {
        float[] means = new float[channels];
        int plane = width * height;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int i = 0; i < plane; i++) {
                sum += values[c * plane + i];
            }
            means[c] = (float) (sum / plane);
        }
        return means;
    }
}
