package io.semstream.micrograph;

/**
 * How noisy a frame is: from a filter that is blind to edges (J. Immerkaer, Fast Noise Variance Estimation, CVIU 64, 1996), by the median so that texture counts little.
 */
public final class NoiseVariance {
    private static final int SAMPLED_ROWS = 128;
    private static final int GREATEST_RESPONSE = 16 * 255;
    private static final double MEDIAN_OF_NORMAL = 0.6745;
    private static final double FILTER_GAIN = 6;

    private NoiseVariance() {}

    /** In grey levels squared; takes the noise of neighbouring pixels as independent. */
    public static double of(GrayImage image) {
        int[] responses = new int[GREATEST_RESPONSE + 1];
        int count = 0;
        int step = Math.max(1, image.height() / SAMPLED_ROWS);
        for (int y = 1; y < image.height() - 1; y += step) {
            for (int x = 1; x < image.width() - 1; x++) {
                responses[Math.abs(response(image, x, y))]++;
                count++;
            }
        }
        double deviation = median(responses, count) / MEDIAN_OF_NORMAL / FILTER_GAIN;
        return deviation * deviation;
    }

    private static int response(GrayImage image, int x, int y) {
        int corners = image.at(x - 1, y - 1) + image.at(x + 1, y - 1) + image.at(x - 1, y + 1) + image.at(x + 1, y + 1);
        int sides = image.at(x - 1, y) + image.at(x + 1, y) + image.at(x, y - 1) + image.at(x, y + 1);
        return 4 * image.at(x, y) - 2 * sides + corners;
    }

    private static int median(int[] counts, int total) {
        int seen = counts[0];
        int value = 0;
        while (seen < total / 2) {
            seen += counts[++value];
        }
        return value;
    }
}
